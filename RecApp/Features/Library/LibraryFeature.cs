using MudBlazor;
using RecApp.Features.Library.Comparing;
using RecApp.Ui;

namespace RecApp.Features.Library;

/// <summary>What a person keeps and asked before, and two answers side by side.</summary>
internal sealed class LibraryFeature : IFeature
{
    public string Key => "library";

    public IReadOnlyList<FeaturePage> Pages { get; } =
    [
        new("/library", "Library", "Your library",
            "The songs, films, programmes and verses that you keep, and your recent answers, in your own browser.", Icons.Material.Outlined.FavoriteBorder) { Place = 55 },
        new(CompareAddress.Path, "Compare", "Two answers side by side",
            "Lay two answers of one page side by side: what was asked differently, what came out differently, and by how much.", Icons.Material.Outlined.Compare) { Place = 56 },
    ];
}
