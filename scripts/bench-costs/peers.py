"""The same six dimensions by other means: python peers.py polars|pandas <file.parquet>…, prints what measure.ts prints."""
import json, resource, sys, time

tool, files = sys.argv[1], sys.argv[2:]
started = time.perf_counter()
KEYS = ["department", "project", "environment"]
if tool == "polars":
    import polars as pl

    tag = lambda key: pl.col("Tags").list.eval(
        pl.element().filter(pl.element().struct.field("key") == key).struct.field("value").first()
    ).list.first().alias(key)
    groups = (
        pl.scan_parquet(files)
        .select(*[tag(key) for key in KEYS], pl.col("BillingPeriodStart").dt.strftime("%Y-%m").alias("month"),
                "ServiceName", "ServiceProviderName", "BilledCost")
        .group_by([*KEYS, "month", "ServiceName", "ServiceProviderName"])
        .agg(pl.col("BilledCost").sum(), pl.len())
        .collect(engine="streaming")
    )
    answer = groups.height
else:
    import pandas as pd, pyarrow.parquet as pq

    parts = []
    for file in files:
        for batch in pq.ParquetFile(file).iter_batches(200_000, columns=["Tags", "BillingPeriodStart", "ServiceName", "ServiceProviderName", "BilledCost"]):
            frame = batch.to_pandas()
            tags = frame["Tags"].map(dict)
            for key in KEYS:
                frame[key] = tags.map(lambda own, key=key: own.get(key))
            frame["month"] = frame["BillingPeriodStart"].dt.strftime("%Y-%m")
            frame["BilledCost"] = frame["BilledCost"].astype(float)
            parts.append(frame.groupby([*KEYS, "month", "ServiceName", "ServiceProviderName"], dropna=False)["BilledCost"].agg(["sum", "count"]))
    answer = len(pd.concat(parts).groupby(level=list(range(6)), dropna=False).sum())
print(json.dumps({
    "seconds": time.perf_counter() - started,
    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "answer": str(answer),
}))
