using RecApp.Ui;

namespace RecApp.Features;

/// <summary>What the home page says about a part of the product; cards of one title become one.</summary>
/// <param name="Text">What one gives and gets, a sentence without its full stop.</param>
/// <param name="Ways">Links to its pages, the main one first.</param>
/// <param name="Trials">What is asked of the models behind it.</param>
public sealed record HomeCard(string Title, string Icon, string Text, IReadOnlyList<(string Text, string Address)> Ways, IReadOnlyList<HomeTrial> Trials)
{
    /// <summary>Where it stands on the page, the lowest first; without a word of its own behind the product's.</summary>
    public int Place { get; init; } = 60;

    /// <summary>One card of several: the first one's with the texts, ways and trials of all.</summary>
    internal static HomeCard Of(IReadOnlyList<HomeCard> cards) => cards[0] with
    {
        Text = string.Join("; or ", cards.Select((card, index) => index == 0 ? card.Text : char.ToLowerInvariant(card.Text[0]) + card.Text[1..])),
        Ways = [.. cards.SelectMany(card => card.Ways)],
        Trials = [.. cards.SelectMany(card => card.Trials)],
    };
}
