using MudBlazor;
using RecApp.Ui;

namespace RecApp.Features.Lyrics.Page;

/// <summary>What the home page says about the writer of verse. It asks a worked example of the page, read back from the example's address, so that the link leads to the very answer that the card shows.</summary>
internal static class LyricsHomeCard
{
    private const int ShownLines = 2;

    public static HomeCard Card { get; } = new(
        "Lyrics", Icons.Material.Outlined.Edit,
        "Give a line or a theme; watch verses being written that scan and rhyme",
        [("Write verses", LyricsQuery.Path)],
        [new(LyricsService.ModelName, new("bitsPerCharacter", "all parts", "Bits a character, unseen poems", Decimals: true), AskAsync)])
    {
        Place = 50,
    };

    private static async Task<HomeAnswer> AskAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var example = LyricsExamples.Night;
        var answer = await services.GetRequiredService<LyricsService>().GenerateAsync(LyricsQuery.Parse(example.Address).Query.ToRequest(), cancellationToken);
        return new("Continuing your first line", [.. answer.Lines.Take(ShownLines).Select(line => (line.Text, ""))], example.Address, answer.ModelVersion);
    }
}
