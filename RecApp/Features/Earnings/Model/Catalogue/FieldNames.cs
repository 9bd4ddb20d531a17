using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using RecApp.Text;

namespace RecApp.Features.Earnings.Model.Catalogue;

/// <summary>Finds a field of study by any of its titles or codes, and searches while somebody types.</summary>
internal sealed partial class FieldNames
{
    // The source system's name for fields with few programmes.
    private const string TooSmall = "toosmall";

    private const int EachWord = 20;

    private static readonly FrozenSet<string> SaidOfMany =
        FrozenSet.Create(StringComparer.Ordinal, "general", "other", "related", "studies", "study", "science", "sciences", "services", "applied", "advanced", "introduction", "technology", "degree", "bachelor", "master", "with", "from");

    private readonly EarningsCatalogue _catalogue;
    private readonly Dictionary<int, FieldOfStudy> _byCode;
    private readonly Dictionary<string, int> _byName;
    private readonly WordSearch _search;

    public FieldNames(EarningsCatalogue catalogue)
    {
        _catalogue = catalogue;
        _byCode = catalogue.Fields.ToDictionary(field => field.Code);
        _byName = new(catalogue.FieldAliases, StringComparer.Ordinal);
        foreach (var field in catalogue.Fields)
            _byName[ComparableName.Of(field.Title)] = field.Code;
        var aliases = catalogue.FieldAliases.ToLookup(alias => alias.Value, alias => alias.Key);
        double most = Math.Log2(2 + catalogue.Fields.Max(field => field.Programmes));
        _search = new(
            WordIndex.From(catalogue.Fields.Select(field => TextFolding.Words(string.Join(' ', aliases[field.Code].Prepend(field.Title).Append(field.Cip))))),
            [.. catalogue.Fields.Select(field => (float)(2 * Math.Log2(1 + field.Programmes) / most))]);
    }

    public FieldOfStudy this[int code] => _byCode[code];

    /// <summary>Whether there is a field of this code.</summary>
    public bool Has(int code) => _byCode.ContainsKey(code);

    /// <summary>The code of a title or code; null when it leads to no field.</summary>
    /// <param name="text">Such as <c>1107</c>, <c>1107.0</c>, <c>11.07</c>, <c>11.0701</c>, <c>110701</c>, a title of four or six digits, or what people call it, such as <c>MBA</c>.</param>
    public int? Find(string text)
    {
        text = text.Trim();
        if (Code().Match(text) is { Success: true } match)
            return Has(Four(match)) ? Four(match) : null;
        string name = ComparableName.Of(text);
        if (name == TooSmall)
            return _catalogue.TooSmallField;
        if (_byName.TryGetValue(name, out int code))
            return code;
        // What may mean several fields is asked about.
        return FieldAliases.Of(text) is [var one] && Has(one) ? one : null;
    }

    /// <summary>Whether this is the source system's name for all fields with few programmes.</summary>
    public static bool IsTooSmall(string text) => text.Length < 40 && ComparableName.Of(text) == TooSmall;

    /// <summary>Fields whose title or code fits, best first, those with more programmes first among equals; the largest for a blank query.</summary>
    /// <param name="query">Beginnings of words of a title in any order, or a code; slips are forgiven.</param>
    /// <param name="take">How many at most.</param>
    public IReadOnlyList<FieldOfStudy> Search(string? query, int take)
    {
        if (string.IsNullOrWhiteSpace(query))
            return [.. _catalogue.Fields.OrderByDescending(field => field.Programmes).Take(take)];
        var meant = FieldAliases.Of(query).Where(Has);
        if (Find(query) is { } exact)
            meant = meant.Append(exact);
        return [.. meant.Select(code => this[code]).Concat(Found(query, take)).Distinct().Take(take)];
    }

    /// <summary>The fields that somebody may have meant: by all words, else by what its words mean, else by any of them; by letters alone where no word says anything.</summary>
    public IReadOnlyList<FieldOfStudy> Nearest(string text, int take)
    {
        var found = Search(text, take);
        if (found.Count < take)
            found = [.. found.Concat(FieldAliases.OfWords(text).Where(Has).Select(code => this[code])).Distinct().Take(take)];
        if (found.Count < take)
            found = [.. found.Concat(WithAnyWord(text)).Distinct().Take(take)];
        if (found.Count > 0)
            return found;
        string asked = ComparableName.Of(text);
        return [.. _byName.OrderBy(name => EditDistance.Between(asked, name.Key)).ThenBy(name => name.Key, StringComparer.Ordinal)
            .Select(name => this[name.Value]).Distinct().Take(take)];
    }

    // Those with most of the words first. "Studies" and "and" tell nothing.
    private IEnumerable<FieldOfStudy> WithAnyWord(string text) => WordSearch.Words(text).Where(word => word.Length > 3 && !SaidOfMany.Contains(word))
        .SelectMany(word => _search.Find([word], EachWord)).GroupBy(found => found.Item, found => found.Score)
        .OrderByDescending(scores => scores.Count()).ThenByDescending(scores => scores.Sum()).Select(scores => _catalogue.Fields[scores.Key]);

    private IEnumerable<FieldOfStudy> Found(string query, int take) =>
        _search.Find(WordSearch.Words(query), take).Select(found => _catalogue.Fields[found.Item]);

    private static int Four(Match match)
    {
        int head = int.Parse(match.Groups["head"].ValueSpan, CultureInfo.InvariantCulture);
        if (!match.Groups["tail"].Success)
            return match.Groups["head"].Length == 6 || head > 9999 ? head / 100 : head;
        string tail = match.Groups["tail"].Value.PadRight(2, '0');
        return head * 100 + int.Parse(tail.AsSpan(0, 2), CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?:(?<head>[0-9]{1,2})\.(?<tail>[0-9]{1,4})|(?<head>[0-9]{1,6})|(?<head>[0-9]{3,6})\.0)\z")]
    private static partial Regex Code();
}
