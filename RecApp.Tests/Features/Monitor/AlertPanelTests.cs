using Bunit;
using RecApp.Features.Monitor;
using RecApp.Monitoring.Alerts;
using RecApp.Monitoring.Alerts.Webhook;
using RecApp.Tests.Components;
using RecApp.Tests.Ui;
using RecApp.Ui;

namespace RecApp.Tests.Features.Monitor;

public sealed class AlertPanelTests : ComponentTest
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public AlertPanelTests() => Services.AddModelDescription(new("words", "Words", "Says a word.", "/word", _ => null));

    [Fact]
    public void Render_NothingWrong_IsNothing() => Assert.Empty(RenderPanel(new([], null)).Markup.Trim());

    [Fact]
    public void Render_OpenAndOver_SaysWhatSinceWhenAndWhatToDo()
    {
        var panel = RenderPanel(new([Row(AlertRule.Busy, null), Row(AlertRule.Drift, Noon.AddHours(2))], null));

        Assert.Equal("1 open alert", panel.Find("h2").TextContent);
        var alerts = panel.FindAll("li");
        Assert.Equal(["yes", "no"], alerts.Select(alert => alert.GetAttribute("data-open")));
        Assert.StartsWith("Words: 12 % of the questions were turned away", alerts[0].TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("Since 1 Mar, 12:00 UTC", alerts[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Raise Inference:Concurrency", alerts[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Over: from 1 Mar, 12:00 UTC to 1 Mar, 14:00 UTC", alerts[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Compare the charts", alerts[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("/monitor/words", alerts[0].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Render_HostileMeasure_IsText()
    {
        var panel = RenderPanel(new([Row(AlertRule.Drift, null, Hostile)], null));

        Assert.Empty(panel.FindAll("img"));
        Assert.Contains(Hostile, panel.Find("li").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "has not got 2 messages since 1 Mar, 12:00 UTC: it answered 503. It is tried again by itself.")]
    [InlineData(0, "It is not tried again; look at Alerts:Webhook.")]
    public void Render_WebhookGotNothing_SaysSinceWhen(int waiting, string expected)
    {
        var panel = RenderPanel(new([], new WebhookTrouble(Noon, 2, waiting, "it answered 503")));

        Assert.Contains(expected, panel.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    private static AlertRow Row(AlertRule rule, DateTimeOffset? ended, string detail = "tempo")
    {
        Alert alert = new(Guid.CreateVersion7(Noon), new(rule, "words"), detail, 0.12, 0.05, Noon, ended);
        return new(alert.Id, rule, "words", "", detail, 0.12, 0.05, Noon, ended, AlertText.What(alert, "words"), AlertText.Advice(rule));
    }

    private IRenderedComponent<AlertPanel> RenderPanel(AlertReport report) => Render<AlertPanel>(parameters => parameters.Add(panel => panel.Report, report));
}
