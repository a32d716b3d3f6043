package io.splitnets.nas.cli;

import io.splitnets.nas.dataset.DatasetCache;
import io.splitnets.nas.dataset.DatasetFetcher;
import io.splitnets.nas.dataset.DatasetRequest;
import io.splitnets.nas.dataset.DatasetSource;
import io.splitnets.nas.dataset.DatasetSplits;
import io.splitnets.nas.dataset.FetchException;
import java.util.List;

/** A data set that is fetched the first time it is loaded on a machine that does not have it. */
record FetchingSource(DatasetSource source, DatasetCache cache, Console console) implements DatasetSource {
    @Override
    public String name() {
        return source.name();
    }

    @Override
    public String origin() {
        return source.origin();
    }

    @Override
    public String licence() {
        return source.licence();
    }

    @Override
    public int classes() {
        return source.classes();
    }

    @Override
    public List<String> classNames() {
        return source.classNames();
    }

    @Override
    public boolean toy() {
        return source.toy();
    }

    @Override
    public DatasetSplits load(DatasetRequest request) {
        try {
            return source.load(request);
        } catch (FetchException e) {
            DatasetFetcher fetcher = new DatasetFetcher(cache, console::message);
            if (e.reason() != FetchException.Reason.NOT_FETCHED || !fetcher.fetchable(name())) {
                throw e;
            }
            fetcher.fetch(name());
            return source.load(request);
        }
    }
}
