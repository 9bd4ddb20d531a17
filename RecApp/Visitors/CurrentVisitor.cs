using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using RecApp.Admission;
using RecApp.Cluster;
using RecApp.Cluster.Visitors;

namespace RecApp.Visitors;

/// <summary>The visitor for whom the current work is done, where there is a name and the server remembers anything.</summary>
public sealed class CurrentVisitor
{
    /// <summary>The header in which programs name a visitor.</summary>
    public const string Header = "RecApp-Visitor";

    /// <summary>What it means, in the API's description.</summary>
    public const string HeaderMeaning = "The visitor's name, the same as with the events: 1–64 letters, digits, - and _. Choose a random one: who knows it sees what is next.";

    /// <summary>A call with it, in the API's description.</summary>
    public static IReadOnlyDictionary<string, string> HeaderExample { get; } = new Dictionary<string, string> { [Header] = "0f8fad5bd9cb469fa16570867728950e" };

    private const int KeyBytes = 16;

    private readonly IVisitorHistories _histories;
    private readonly VisitorOptions _options;
    private readonly TimeProvider _clock;

    internal CurrentVisitor(IVisitorHistories histories, IOptions<VisitorOptions> options, TimeProvider clock) => (_histories, _options, _clock) = (histories, options.Value, clock);

    /// <summary>Under what a history is kept: a hash of the name, as the name itself is kept nowhere. Null where nothing is remembered.</summary>
    internal string? Key => _options.Remember && Caller.Current.Visitor is { } name
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"history of {name}")).AsSpan(0, KeyBytes))
        : null;

    /// <summary>Whether the server remembers anything of anybody.</summary>
    public bool IsRemembered => _options.Remember;

    /// <summary>Remembers something done with an item of an answer. Nobody waits for it.</summary>
    public void Tell(string model, string item, string kind)
    {
        if (Key is { } key)
            _histories.Tell(key, new(model, item, kind, _clock.GetUtcNow()));
    }

    /// <summary>Forgets everything, in all tabs and at all instances; it is gone when this returns.</summary>
    /// <exception cref="ClusterUnavailableException">It may not be; to be asked again.</exception>
    public Task ForgetAsync(CancellationToken cancellationToken) => Key is { } key ? _histories.ForgetAsync(key, cancellationToken) : Task.CompletedTask;
}
