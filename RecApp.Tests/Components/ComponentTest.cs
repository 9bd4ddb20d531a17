using System.Text.Json.Nodes;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MudBlazor;
using MudBlazor.Services;
using RecApp.Admission;
using RecApp.Components.Layout;
using RecApp.Experiments;
using RecApp.Features;
using RecApp.Session;
using RecApp.Session.Library;
using RecApp.Spotify.Player;
using RecApp.Storage;
using RecApp.Storage.Experiments;
using RecApp.Tests.Bundles;
using RecApp.Tests.Hosting.Administration;
using RecApp.Tmdb;
using RecApp.Ui;
using RecApp.Visitors;

namespace RecApp.Tests.Components;

/// <summary>A renderer with the services that pages share and a browser that answers every call with nothing.</summary>
public abstract class ComponentTest : BunitContext
{
    /// <summary>Would run in a browser that took it for markup.</summary>
    protected const string Hostile = "<img src=x onerror=alert(1)> & \"quotes\"";

    private IRenderedComponent<MudPopoverProvider>? _lists;

    protected ComponentTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(new FeatureList(FeatureList.Own)).AddSingleton<Navigation>().AddSingleton<ExampleAnswers>().AddSingleton<ModelDescriptions>().AddScoped<PlayerQueue>();
        Services.AddScoped<SessionState>().AddScoped(services => new SessionUploads(services.GetRequiredService<UploadBudget>(), () => { }))
            .AddScoped<PersonalLibrary>().AddScoped<AnswerRecorder>();
        Services.AddSingleton(new CircuitUser("Production").Access);
        Services.AddSingleton(new FilmPosters(null!, Options.Create(new TmdbOptions())));
        Services.AddMudServices();
        Services.AddSingleton<IAssistantTools>(new NoTools());
        // What a page asks of it comes out empty; tests with models register theirs.
        Services.AddSingleton(Catalogs.Over("none"));
        Services.AddOptions().AddSingleton<UploadBudget>();
        // What is told of answers goes nowhere: there is no such folder.
        Services.AddSingleton(services => NoEvents(services.GetRequiredService<CurrentVisitor>(), services.GetRequiredService<TimeProvider>()));
        Services.AddSingleton<IVisitorHistories, MemoryHistories>().AddSingleton(services =>
            new CurrentVisitor(services.GetRequiredService<IVisitorHistories>(), services.GetRequiredService<IOptions<VisitorOptions>>(), services.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Opens a selection and clicks on what it is to be, as a person does; returns what it offers.</summary>
    protected string[] Choose<T>(IRenderedComponent<T> part, string field, string option)
        where T : IComponent
    {
        _lists ??= Render<MudPopoverProvider>();
        part.Find(field).MouseDown();
        _lists.WaitForElement(".mud-list-item");
        var offered = _lists.FindAll(".mud-list-item");
        string[] names = [.. offered.Select(item => item.TextContent.Trim())];
        offered.Single(item => item.TextContent.Trim() == option).Click();
        return names;
    }

    private static EventService NoEvents(CurrentVisitor visitor, TimeProvider clock)
    {
        var options = Options.Create(new StorageOptions { Path = "/dev/null/nothing" });
        Database database = Database.For(options, clock);
        WriteQueue queue = new(database, options, clock, NullLogger<WriteQueue>.Instance);
        return new(new PredictionStore(database, new PredictionLog(queue, clock)), new EventStore(queue), visitor, clock);
    }

    private sealed class NoTools : IAssistantTools
    {
        public ToolCall? Find(string method, string pathAndQuery, JsonObject? body) => null;
    }
}
