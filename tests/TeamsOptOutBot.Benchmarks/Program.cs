using TeamsOptOutBot.Benchmarks;

if (BenchmarkOptions.Parse(args, out var problem) is not { } options)
{
    await Console.Error.WriteLineAsync($"{problem}\n\n{BenchmarkOptions.Help}");
    return 2;
}

using var limit = new CancellationTokenSource(options.Limit);
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    limit.Cancel();
};
await using var bench = new Bench(options);
return await bench.RunAsync(limit.Token);
