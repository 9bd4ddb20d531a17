using System.Collections.Concurrent;
using RecApp.Bundles;

namespace RecApp.Ui;

/// <summary>
/// What pages answer to their worked example before anybody has asked: asked once and shared by everybody, so that a first look costs
/// nothing and is part of the first HTML. Another served version of any model means asking again.
/// </summary>
public sealed class ExampleAnswers(ModelCatalog catalog)
{
    private readonly ConcurrentDictionary<string, (string Versions, object Answer)> _answers = new(StringComparer.Ordinal);

    private string Versions => string.Join(' ', catalog.List().Select(model => model.Served));

    /// <summary>Whether it is known already what the served models answer.</summary>
    public bool Has(string key) => _answers.TryGetValue(key, out var kept) && kept.Versions == Versions;

    /// <summary>The answer that is known, or a new one. Who comes first asks for himself: nobody waits for another.</summary>
    public async Task<TAnswer> GetAsync<TAnswer>(string key, Func<CancellationToken, Task<TAnswer>> ask, CancellationToken cancellationToken)
    {
        string versions = Versions;
        if (_answers.TryGetValue(key, out var kept) && kept.Versions == versions && kept.Answer is TAnswer known)
            return known;
        var answer = await ask(cancellationToken);
        if (answer is not null)
            _answers[key] = (versions, answer);
        return answer;
    }
}
