package io.splitnets.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words what went wrong with a file. */
public final class FileErrors {
    private FileErrors() {}

    /** One sentence without a class name. */
    public static String explain(IOException e) {
        String detail = String.valueOf(e.getMessage());
        if (e instanceof NoSuchFileException) {
            return detail + ": no such file";
        }
        if (e instanceof AccessDeniedException) {
            return detail + ": permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return detail + ": exists and is no folder";
        }
        if (e instanceof NotDirectoryException) {
            return detail + ": is no folder";
        }
        return detail;
    }
}
