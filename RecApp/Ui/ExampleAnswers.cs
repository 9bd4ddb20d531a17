using System.Collections.Concurrent;
using RecApp.Admission;
using RecApp.Bundles;

namespace RecApp.Ui;

/// <summary>
/// What pages answer to their worked example before anybody has asked: asked once and shared by everybody, so that a first look costs
/// nothing and is part of the first HTML. Another served version of any model means asking again; so does half a day, so that the record that
/// an answer leads to is never older than what storage keeps (a day at least).
/// </summary>
public sealed class ExampleAnswers(ModelCatalog catalog, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, (string Versions, DateTimeOffset At, object Answer)> _answers = new(StringComparer.Ordinal);

    private string Versions => string.Join(' ', catalog.List().Select(model => model.Served));

    /// <summary>Whether it is known already what the served models answer.</summary>
    public bool Has(string key) => Find(key, Versions) is not null;

    /// <summary>The answer that is known, or a new one. Who comes first asks for himself: nobody waits for another.</summary>
    public async Task<TAnswer> GetAsync<TAnswer>(string key, Func<CancellationToken, Task<TAnswer>> ask, CancellationToken cancellationToken)
    {
        string versions = Versions;
        if (Find(key, versions) is TAnswer known)
            return known;
        // What everybody is shown is no visitor's answer: no experiment counts it. The change is this method's own and ends with it.
        Caller.Current = Caller.Current with { Visitor = null };
        var answer = await ask(cancellationToken);
        if (answer is not null)
            _answers[key] = (versions, clock.GetUtcNow(), answer);
        return answer;
    }

    private object? Find(string key, string versions) =>
        _answers.TryGetValue(key, out var kept) && kept.Versions == versions && clock.GetUtcNow() - kept.At < Kept ? kept.Answer : null;
}
