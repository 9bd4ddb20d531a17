using System.Globalization;
using RecApp.Benchmarks.Circuits.Rendering;

namespace RecApp.Benchmarks.Circuits;

/// <summary>What people do with a page. A deed gives null where the page does not offer it at the moment.</summary>
internal static class Deeds
{
    /// <summary>Follows one of the links that a page offers as examples or filters.</summary>
    public static async Task<Answer?> ExampleAsync(CircuitTab tab, Random random) =>
        Pick(tab, random, node => node.Name == "a" && node["class"] == "chip" && node["href"] is { } address && !address.Contains('#', StringComparison.Ordinal)
            && !tab.Address.PathAndQuery.Equals(address, StringComparison.Ordinal)) is { } link ? await tab.FollowAsync(link["href"]!) : null;

    /// <summary>Moves a slider to somewhere within its range.</summary>
    public static Task<Answer?> SlideAsync(CircuitTab tab, Random random) => SlideAsync(tab, random, rest: true);

    /// <summary>Moves a slider, and waits until the page is at rest or only for the first answer.</summary>
    public static async Task<Answer?> SlideAsync(CircuitTab tab, Random random, bool rest)
    {
        if (Pick(tab, random, node => node.Name == "input" && node["type"] == "range" && node["disabled"] is null && Change(node) is not null) is not { } slider)
            return null;
        var (least, most) = (Number(slider["min"]), Number(slider["max"]));
        var whole = slider["step"] is null;
        var value = least + (random.NextDouble() * (most - least));
        return await tab.RaiseAsync(slider, Change(slider)!, value.ToString(whole ? "0" : "0.####", CultureInfo.InvariantCulture), rest);
    }

    /// <summary>Types into a field, given by its id.</summary>
    public static Func<CircuitTab, Random, Task<Answer?>> Type(params (string Id, string[] Texts)[] fields) => async (tab, random) =>
    {
        var (id, texts) = fields[random.Next(fields.Length)];
        return Pick(tab, random, node => node["id"] == id && node.Handler("oninput") is not null) is { } field
            ? await tab.RaiseAsync(field, "input", texts[random.Next(texts.Length)]) : null;
    };

    /// <summary>Chooses another option of one of the selections with a mark in their id or class.</summary>
    public static Func<CircuitTab, Random, Task<Answer?>> Select(params string[] marks) => async (tab, random) =>
    {
        if (Pick(tab, random, node => node.Name == "select" && node.Handler("onchange") is not null && (marks.Contains(node["id"]) || marks.Contains(node["class"]))) is not { } select)
            return null;
        string[] values = [.. select.All().Where(node => node.Name == "option").Select(node => node["value"] ?? "").Where(value => value.Length > 0 && value != "own")];
        return values.Length == 0 ? null : await tab.RaiseAsync(select, "change", values[random.Next(values.Length)]);
    };

    /// <summary>Picks one of the radio buttons.</summary>
    public static async Task<Answer?> RadioAsync(CircuitTab tab, Random random) =>
        Pick(tab, random, node => node.Name == "input" && node["type"] == "radio" && node["checked"] is null && node.Handler("onclick") is not null) is { } radio
            ? await tab.RaiseAsync(radio, "click") : null;

    /// <summary>Types a word into the search and, when the page has found something, picks one of it.</summary>
    public static Func<CircuitTab, Random, Task<Answer?>> Search(params string[] words) => async (tab, random) =>
    {
        static bool IsHit(PageNode node) => node.Name == "li" && node["role"] == "option" && node.Handler("onclick") is not null;
        if (Pick(tab, random, IsHit) is { } hit)
            return await tab.RaiseAsync(hit, "click");
        return Pick(tab, random, node => node.Name == "input" && node["role"] == "combobox" && node["disabled"] is null) is { } box
            ? await tab.RaiseAsync(box, "input", words[random.Next(words.Length)]) : null;
    };

    /// <summary>Presses the button with this text.</summary>
    public static Func<CircuitTab, Random, Task<Answer?>> Press(string text) => async (tab, random) =>
        Pick(tab, random, node => node.Name == "button" && node["disabled"] is null && node.Handler("onclick") is not null && node.AllText.Trim() == text) is { } button
            ? await tab.RaiseAsync(button, "click") : null;

    /// <summary>Types a review.</summary>
    public static Func<CircuitTab, Random, Task<Answer?>> Review(string[] openings, string[] ends) => async (tab, random) =>
        tab.TakesReview ? await tab.TypeReviewAsync($"{openings[random.Next(openings.Length)]} {ends[random.Next(ends.Length)]}") : null;

    /// <summary>Asks for a song of four lines.</summary>
    public static async Task<Answer?> WriteAsync(CircuitTab tab, Random random)
    {
        if (Pick(tab, random, node => node["id"] == "field-lines") is not { } lines)
            return null;
        await tab.RaiseAsync(lines, "input", "4");
        return await Press("Write")(tab, random);
    }

    private static PageNode? Pick(CircuitTab tab, Random random, Func<PageNode, bool> test)
    {
        var found = tab.Page.Find(test);
        return found.Length == 0 ? null : found[random.Next(found.Length)];
    }

    // Some sliders answer while they move, others when they are let go.
    private static string? Change(PageNode input) =>
        input.Handler("oninput") is not null ? "input" : input.Handler("onchange") is not null ? "change" : null;

    private static double Number(string? text) => double.Parse(text!, CultureInfo.InvariantCulture);
}
