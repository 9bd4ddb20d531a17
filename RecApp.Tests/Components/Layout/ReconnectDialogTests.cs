using Bunit;
using RecApp.Components.Layout;

namespace RecApp.Tests.Components.Layout;

public sealed class ReconnectDialogTests : ComponentTest
{
    [Fact]
    public void Render_Always_HasTheElementsThatBlazorsScriptLooksFor()
    {
        var dialog = Render<ReconnectDialog>();

        Assert.Equal("alertdialog", dialog.Find("dialog#components-reconnect-modal").GetAttribute("role"));
        Assert.Equal(["show", "failed", "paused"], dialog.FindAll("#reconnect-text p").Select(text => text.GetAttribute("data-state")));
        Assert.NotNull(dialog.Find("#components-reconnect-button"));
        Assert.NotNull(dialog.Find("#components-resume-button"));
        Assert.NotNull(dialog.Find("[data-reload]"));
        Assert.NotNull(dialog.Find("#blazor-error-ui .reload"));
        Assert.NotNull(dialog.Find("#blazor-error-ui .dismiss"));
    }
}
