namespace RecApp.Cluster.Limits;

/// <summary>Keeps nothing but the last reports, in memory: where they are lost, budgets are every instance's own for a second.</summary>
internal sealed class UseGrain(TimeProvider clock) : Grain, IUseGrain
{
    // Instances report every second; what is older says nothing about now.
    private static readonly TimeSpan Current = TimeSpan.FromSeconds(1.5);

    private readonly Dictionary<string, Dictionary<string, Report>> _reports = new(StringComparer.Ordinal);
    private long _swept = clock.GetTimestamp();

    public Task<int[]> ReportAsync(string instance, string[] budgets, int[] used)
    {
        Sweep();
        var others = new int[budgets.Length];
        for (int i = 0; i < budgets.Length; i++)
        {
            if (!_reports.TryGetValue(budgets[i], out var reports))
                _reports[budgets[i]] = reports = new(StringComparer.Ordinal);
            reports[instance] = new(used[i], clock.GetTimestamp());
            others[i] = reports.Where(report => report.Key != instance && IsCurrent(report.Value)).Sum(report => report.Value.Used);
        }
        return Task.FromResult(others);
    }

    private bool IsCurrent(Report report) => clock.GetElapsedTime(report.At) <= Current;

    private void Sweep()
    {
        if (clock.GetElapsedTime(_swept) < Current)
            return;
        _swept = clock.GetTimestamp();
        foreach (string budget in _reports.Where(entry => !entry.Value.Values.Any(IsCurrent)).Select(entry => entry.Key).ToArray())
            _reports.Remove(budget);
    }

    private readonly record struct Report(int Used, long At);
}
