namespace RecApp.Monitoring.Alerts;

/// <summary>
/// Which alerts are open. One look proves nothing: an alert is raised when it was true at several in a row, and ends when it was false at as
/// many. What <see cref="Look"/> says is done only once it is told so: where it could not be stored, the next look says it again. Not safe for concurrent use.
/// </summary>
/// <param name="raiseAfter">Looks in a row, 1 or more.</param>
/// <param name="endAfter">Looks in a row, 1 or more.</param>
internal sealed class AlertHysteresis(int raiseAfter, int endAfter)
{
    private readonly Dictionary<AlertKey, Alert> _open = [];
    private readonly Dictionary<AlertKey, int> _rising = [], _falling = [];

    /// <summary>The open ones.</summary>
    public IReadOnlyCollection<Alert> Open => _open.Values;

    /// <summary>Takes in an alert that is stored as open.</summary>
    public void Raise(Alert alert)
    {
        _open[alert.Key] = alert;
        _rising.Remove(alert.Key);
    }

    /// <summary>Takes out an alert that is stored as ended.</summary>
    public void End(Alert alert)
    {
        _open.Remove(alert.Key);
        _falling.Remove(alert.Key);
    }

    /// <summary>Takes the stored ones for open, and no others: other instances raise and end them as well.</summary>
    public void Follow(IReadOnlyCollection<Alert> stored)
    {
        foreach (var over in _open.Values.ExceptBy(stored.Select(alert => alert.Key), alert => alert.Key).ToList())
            End(over);
        foreach (var alert in stored)
            Raise(alert);
    }

    /// <summary>Counts a look. What it doesn't mention, such as a version that is gone, is as false as what it found so.</summary>
    public (IReadOnlyList<AlertFinding> Raised, IReadOnlyList<Alert> Ended) Look(IReadOnlyList<AlertFinding> findings)
    {
        var now = findings.Where(finding => finding.IsTrue).ToDictionary(finding => finding.Key);
        foreach (var key in _rising.Keys.Where(key => !now.ContainsKey(key)).ToList())
            _rising.Remove(key);
        foreach (var key in _falling.Keys.Where(now.ContainsKey).ToList())
            _falling.Remove(key);
        return ([.. now.Values.Where(finding => !_open.ContainsKey(finding.Key) && Count(_rising, finding.Key) >= raiseAfter)],
            [.. _open.Values.Where(alert => !now.ContainsKey(alert.Key) && Count(_falling, alert.Key) >= endAfter)]);
    }

    private static int Count(Dictionary<AlertKey, int> looks, AlertKey key) => looks[key] = looks.GetValueOrDefault(key) + 1;
}
