using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using RecApp.Text;

namespace RecApp.Session;

/// <summary>
/// Reads the parameters of a page's address one by one. Reading never fails, for links are old, cut off or made by hand:
/// what can't be used is left at its default and named in <see cref="Problems"/>.
/// </summary>
public sealed class QueryReader
{
    private const int LongestQuoted = 40;

    private readonly Dictionary<string, StringValues> _parameters;
    private readonly List<QueryProblem> _problems = [];

    /// <param name="address">An absolute or relative address, or its query string; null reads as an empty one.</param>
    public QueryReader(string? address)
    {
        var start = address?.IndexOf('?', StringComparison.Ordinal) ?? -1;
        var end = address?.IndexOf('#', StringComparison.Ordinal) is int hash and >= 0 ? hash : address?.Length ?? 0;
        _parameters = QueryHelpers.ParseQuery(start < 0 || end <= start ? "" : address![start..end]);
    }

    /// <summary>What could not be used so far.</summary>
    public IReadOnlyList<QueryProblem> Problems => _problems;

    /// <summary>Whether the address carries the parameter at all.</summary>
    public bool Has(string parameter) => _parameters.ContainsKey(parameter);

    /// <summary>The text given last, or an empty one.</summary>
    public string Text(string parameter) =>
        _parameters.TryGetValue(parameter, out var values) && values.Count > 0 ? values[^1] ?? "" : "";

    /// <summary>The values of a parameter that stands several times or lists them between commas, trimmed, in order.</summary>
    public IReadOnlyList<string> List(string parameter) =>
        [.. _parameters.GetValueOrDefault(parameter)
            .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>One of the allowed values, in any case of letters; the first where it is missing or another.</summary>
    public string Choice(string parameter, IReadOnlyList<string> allowed)
    {
        if (!Has(parameter))
            return allowed[0];
        var given = Text(parameter);
        if (allowed.FirstOrDefault(value => string.Equals(value, given, StringComparison.OrdinalIgnoreCase)) is { } known)
            return known;
        Report(parameter, $"{Quote(given)} is not known; allowed: {string.Join(", ", allowed)}. “{allowed[0]}” is used.");
        return allowed[0];
    }

    /// <summary>A number from <paramref name="minimum"/> to <paramref name="maximum"/>; null where it is missing or anything else.</summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="minimum">Least number allowed.</param>
    /// <param name="maximum">Largest number allowed.</param>
    /// <param name="otherwise">What is used instead, in words, for the problem.</param>
    public double? Number(string parameter, double minimum, double maximum, string otherwise)
    {
        if (!Has(parameter))
            return null;
        var given = Text(parameter);
        if (double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum)
            return value;
        Report(parameter, FormattableString.Invariant($"{Quote(given)} is out of range; allowed: {minimum} to {maximum}. {otherwise}"));
        return null;
    }

    /// <summary>Adds a problem of the caller's own.</summary>
    public void Report(string parameter, string message) => _problems.Add(new(parameter, message));

    /// <summary>What was given, shortened, in quotation marks.</summary>
    public static string Quote(string text) => $"“{text.Shortened(LongestQuoted)}”";
}

/// <summary>A part of the address that could not be used, and what is allowed instead.</summary>
public sealed record QueryProblem(string Parameter, string Message);
