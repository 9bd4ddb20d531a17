using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using RecApp.Session.Library;
using RecApp.Tests.Components;
using RecApp.Ui;

namespace RecApp.Tests.Ui;

public sealed class HeartButtonTests : ComponentTest
{
    private static readonly KeptItem Film = new(KeptKind.Film, "1214", "Alien (1979)", "Horror", "/recommender/movies?ids=1214");

    private PersonalLibrary Library => Services.GetRequiredService<PersonalLibrary>();

    [Fact]
    public void Click_TwiceInABrowserThatKeeps_KeepsAndLetsGo()
    {
        JSInterop.Setup<bool>("recappLibrary.change", _ => true).SetResult(true);
        var heart = RenderHeart();
        Assert.Equal("Keep Alien (1979)", heart.Find("button").GetAttribute("aria-label"));

        heart.Find("button").Click();

        heart.WaitForAssertion(() => Assert.Equal("true", heart.Find("button").GetAttribute("aria-pressed")));
        Assert.Equal("Kept: Alien (1979)", heart.Find("button").GetAttribute("aria-label"));
        heart.Find("button").Click();
        heart.WaitForAssertion(() => Assert.Equal("false", heart.Find("button").GetAttribute("aria-pressed")));
    }

    [Fact]
    public void Click_InABrowserThatDoesNotKeep_StaysAndSaysSo()
    {
        var heart = RenderHeart();

        heart.Find("button").Click();

        Assert.Equal("false", heart.Find("button").GetAttribute("aria-pressed"));
        Assert.Contains("did not keep it", Assert.Single(Services.GetRequiredService<ISnackbar>().ShownSnackbars).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Library_ChangedElsewhere_IsRenderedByThisHeartAlone()
    {
        JSInterop.Setup<bool>("recappLibrary.change", _ => true).SetResult(true);
        var (heart, other) = (RenderHeart(), RenderHeart(Film with { Key = "541", Title = "Blade Runner (1982)" }));
        int rendered = other.RenderCount;

        await heart.InvokeAsync(() => Library.KeepAsync(Film));

        heart.WaitForAssertion(() => Assert.Equal("true", heart.Find("button").GetAttribute("aria-pressed")));
        Assert.Equal(rendered, other.RenderCount);
    }

    [Fact]
    public async Task Click_InAFullLibrary_SaysThatTheOldestHasGone()
    {
        JSInterop.Setup<bool>("recappLibrary.change", _ => true).SetResult(true);
        await Library.ChangeAsync(new() { PutFavourites = [.. Enumerable.Range(0, LibraryContent.MostFavourites).Select(key => Film with { Key = $"film {key}" })] });
        var heart = RenderHeart();

        heart.Find("button").Click();

        heart.WaitForAssertion(() => Assert.Contains("the oldest one has gone", Assert.Single(Services.GetRequiredService<ISnackbar>().ShownSnackbars).Message, StringComparison.Ordinal));
        Assert.Equal(LibraryContent.MostFavourites, Library.Content.Favourites.Count);
    }

    private IRenderedComponent<HeartButton> RenderHeart(KeptItem? item = null) => Render<HeartButton>(parameters => parameters.Add(heart => heart.Item, item ?? Film));
}
