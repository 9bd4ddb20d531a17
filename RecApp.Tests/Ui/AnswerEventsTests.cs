using Bunit;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Experiments;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Page;
using RecApp.Spotify;
using RecApp.Storage.Experiments;
using RecApp.Tests.Components;
using RecApp.Tests.Storage;
using RecApp.Tests.Support;
using RecApp.Ui;
using RecApp.Visitors;

namespace RecApp.Tests.Ui;

/// <summary>What presses on an answer leave behind, over real SQLite.</summary>
public sealed class AnswerEventsTests : ComponentTest, IAsyncLifetime
{
    private static readonly MovieMatch Film = new(2571, "Matrix, The (1999)", 1, [], 1999, [], null, null);

    private TestStorage _storage = null!;
    private Guid _id;

    public async ValueTask InitializeAsync()
    {
        _storage = await TestStorage.StartAsync();
        Services.AddSingleton(services => new EventService(_storage.Predictions, new EventStore(_storage.Queue), services.GetRequiredService<CurrentVisitor>(), _storage.Clock));
        _id = _storage.Log.Record("movies", "1", "auto");
    }

    [Theory]
    [InlineData("More like this: add The Matrix (1999) to your films", "more")]
    [InlineData("Not this: The Matrix (1999)", "hide")]
    [InlineData("Keep The Matrix (1999)", "save")]
    public async Task MovieRow_PressedTwice_IsOneEvent(string button, string kind)
    {
        JSInterop.Setup<bool>("recappLibrary.change", _ => true).SetResult(true);
        var row = Render<OfAnswer>(parameters => parameters.Add(one => one.Id, _id).AddChildContent<MovieRow>(film => film
            .Add(one => one.Movie, Film).Add(one => one.Given, []).Add(one => one.OnAdd, _ => { }).Add(one => one.OnRefuse, _ => { })));
        var pressed = row.Find($"[aria-label='{button}']");

        await pressed.ClickAsync();
        if (kind != "save")
            await pressed.ClickAsync();

        Assert.Equal([(_id.ToString(), kind, "2571")], await EventsAsync());
    }

    [Fact]
    public async Task SpotifyEmbed_Opened_IsAPlay()
    {
        var player = Render<OfAnswer>(parameters => parameters.Add(one => one.Id, _id).AddChildContent<SpotifyEmbed>(embed => embed
            .Add(one => one.Kind, SpotifyKind.Track).Add(one => one.Id, "0sf12qNH5qcw8qpgymFOqD").Add(one => one.Title, "A song")));

        await player.Find("button").ClickAsync();

        Assert.Equal([(_id.ToString(), "play", "0sf12qNH5qcw8qpgymFOqD")], await EventsAsync());
    }

    [Fact]
    public async Task CopyButton_InAnAnswerAndOutside_TellsOnlyOfTheAnswer()
    {
        var outside = Render<CopyButton>(parameters => parameters.Add(one => one.Label, "Copy").Add(one => one.Text, "text"));
        await outside.Find("button").ClickAsync();
        Assert.Empty(await EventsAsync());
        var inside = Render<OfAnswer>(parameters => parameters.Add(one => one.Id, _id).AddChildContent<CopyButton>(copy => copy.Add(one => one.Label, "Copy").Add(one => one.Text, "text")));

        await inside.Find("button").ClickAsync();

        Assert.Equal([(_id.ToString(), "copy", "")], await EventsAsync());
    }

    [Fact]
    public async Task Press_StorageIsGone_IsNoFailure()
    {
        await _storage.Queue.StopAsync(Xunit.TestContext.Current.CancellationToken);
        var inside = Render<OfAnswer>(parameters => parameters.Add(one => one.Id, _id).AddChildContent<CopyButton>(copy => copy.Add(one => one.Label, "Copy").Add(one => one.Text, "text")));

        await inside.Find("button").ClickAsync();

        Assert.Contains("Copied", inside.Markup, StringComparison.Ordinal);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await _storage.DisposeAsync();
    }

    private Task<List<(string, string, string)>> EventsAsync() =>
        _storage.Database.ReadAsync(connection => connection.Query<(string, string, string)>("select prediction_id, kind, item from events").AsList());
}
