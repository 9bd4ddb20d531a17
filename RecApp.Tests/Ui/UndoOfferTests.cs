using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using RecApp.Ui;

namespace RecApp.Tests.Ui;

public sealed class UndoOfferTests : BunitContext
{
    public UndoOfferTests()
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void OfferUndo_NameWithMarkup_IsShownAsText()
    {
        var provider = Render<MudSnackbarProvider>();

        Services.GetRequiredService<ISnackbar>().OfferUndo("Removed <img src=x onerror=alert(1)>", () => Task.CompletedTask);

        provider.WaitForAssertion(() => Assert.Contains("Removed <img src=x onerror=alert(1)>", provider.Find(".mud-snackbar").TextContent, StringComparison.Ordinal));
        Assert.Empty(provider.FindAll("img"));
    }

    [Fact]
    public async Task OfferUndo_Twice_LeavesTheLastWhichUndoesOnce()
    {
        var provider = Render<MudSnackbarProvider>();
        List<string> undone = [];
        var snackbar = Services.GetRequiredService<ISnackbar>();

        snackbar.OfferUndo("first", () => Undo("first"));
        snackbar.OfferUndo("second", () => Undo("second"));

        provider.WaitForAssertion(() => Assert.Contains("second", Assert.Single(provider.FindAll(".mud-snackbar")).TextContent, StringComparison.Ordinal));
        await provider.Find(".mud-snackbar button").ClickAsync(new());
        Assert.Equal(["second"], undone);

        Task Undo(string what)
        {
            undone.Add(what);
            return Task.CompletedTask;
        }
    }
}
