using System.Globalization;
using RecApp.Validation;

namespace RecApp.Features.Lyrics.Page;

/// <summary>An answer of <c>/lyrics</c> in short: the song is written again.</summary>
internal static class LyricsSummary
{
    public static SummarizedPage Page { get; } = new(LyricsQuery.Path, AskAsync);

    private static async Task<AnswerSummary?> AskAsync(IServiceProvider services, string address, CancellationToken cancellationToken)
    {
        var (form, problems) = LyricsQuery.Parse(address);
        // Without a seed it would be another song each time.
        if (form.Seed.Length == 0)
            return null;
        if (form.Problems.Count > 0)
            throw new InvalidRequestException("a", string.Join(" ", form.Problems.Values));
        var song = await services.GetRequiredService<LyricsService>().GenerateAsync(form.ToRequest(), cancellationToken);
        return new(
            song.Lines[0].Text,
            [
                new("First line", Or(form.Prefix.Trim(), "none")),
                new("Words that should appear", Or(form.Themes.Trim(), "none")),
                new("Rhymes", form.Scheme),
                new("Mood", form.Mood ?? "own"),
                Count("Syllables per line", form.Syllables, form.Syllables == 0 ? "as it comes" : null),
                Count("Lines", form.Lines),
                new("Chorus", form.Chorus ? "yes" : "no"),
                new("Seed", form.Seed),
            ],
            [
                new("Surprise", song.BitsPerCharacter is { } bits ? bits.ToString("0.00 'bits per character'", CultureInfo.InvariantCulture) : "–")
                {
                    Number = song.BitsPerCharacter,
                    Difference = difference => difference.ToString("+0.00;−0.00;0", CultureInfo.InvariantCulture),
                },
            ])
        {
            Lists = [new("Lines of the song", [.. song.Lines.Select(line => line.Text)])],
            Problems = [.. problems.Select(problem => problem.Message)],
        };
    }

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;

    private static SummaryLine Count(string name, int count, string? text = null) => new(name, text ?? count.ToString(CultureInfo.InvariantCulture))
    {
        Number = text is null ? count : null,
        Difference = difference => difference.ToString("+0;−0;0", CultureInfo.InvariantCulture),
    };
}
