using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Components.Layout;

namespace RecApp.Tests.Components.Layout;

public sealed class ToastTests : ComponentTest
{
    private ToastService Toasts => Services.GetRequiredService<ToastService>();

    [Fact]
    public async Task Failure_WithRetry_IsAnnouncedAndRepeatsOnce()
    {
        var retries = 0;
        var region = Render<ToastRegion>();
        Assert.Equal("polite", region.Find("[role=status]").GetAttribute("aria-live"));

        await region.InvokeAsync(() => Toasts.Failure(Hostile, () =>
        {
            retries++;
            return Task.CompletedTask;
        }));
        Assert.Equal(Hostile, region.Find(".toast.failure .toast-text").TextContent);
        region.Find(".button-text").Click();

        Assert.Equal(1, retries);
        region.WaitForAssertion(() => Assert.Empty(region.FindAll(".toast")));
    }

    [Fact]
    public async Task Close_Clicked_TakesTheMessageAway()
    {
        var region = Render<ToastRegion>();
        await region.InvokeAsync(() => Toasts.Success("Saved"));

        region.Find("[aria-label='Close this message']").Click();

        Assert.Empty(Toasts.Toasts);
    }

    [Fact]
    public void Failure_ManyTimes_KeepsTheNewestAndNoRepetition()
    {
        for (var i = 0; i < 10; i++)
            Toasts.Failure($"Problem {i}");
        Toasts.Failure("Problem 9");

        Assert.Equal(["Problem 6", "Problem 7", "Problem 8", "Problem 9"], Toasts.Toasts.Select(toast => toast.Text));
    }
}
