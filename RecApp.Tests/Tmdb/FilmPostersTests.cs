using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RecApp.Tests.Support;
using RecApp.Tests.Support.FakeTmdb;
using RecApp.Tmdb;

namespace RecApp.Tests.Tmdb;

public sealed class FilmPostersTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Find_ByNumberAndByTitle_AsksEachOnceMissesToo()
    {
        await using var tmdb = await FakeTmdbServer.StartAsync();
        tmdb.Posters[7] = null;
        await using var services = Services(tmdb.Settings);
        var posters = services.GetRequiredService<FilmPosters>();

        for (int time = 0; time < 2; time++)
        {
            Assert.Equal("https://image.tmdb.org/t/p/w92/poster.jpg", await posters.FindAsync(348, "Alien", 1979, Cancellation));
            Assert.Equal("https://image.tmdb.org/t/p/w92/found.jpg", await posters.FindAsync(null, "Blade & Runner", 1982, Cancellation));
            Assert.Null(await posters.FindAsync(7, "Gone", null, Cancellation));
            Assert.Null(await posters.FindAsync(null, "Nothing", null, Cancellation));
        }

        Assert.Equal(["/3/movie/348", "/3/search/movie?query=Blade%20%26%20Runner&year=1982", "/3/movie/7", "/3/search/movie?query=Nothing"], tmdb.Requests);
    }

    [Fact]
    public async Task Find_TooManyRequests_LeavesTmdbAloneForAsLongAsItWants()
    {
        await using var tmdb = await FakeTmdbServer.StartAsync();
        FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var services = Services(tmdb.Settings, clock);
        var posters = services.GetRequiredService<FilmPosters>();
        tmdb.Instead = context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "30";
            return Task.CompletedTask;
        };

        Assert.Null(await posters.FindAsync(348, "Alien", 1979, Cancellation));
        tmdb.Instead = null;
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Null(await posters.FindAsync(348, "Alien", 1979, Cancellation));
        Assert.Single(tmdb.Requests);
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.NotNull(await posters.FindAsync(348, "Alien", 1979, Cancellation));
    }

    [Theory]
    [InlineData("//evil.example/x.jpg")]
    [InlineData("/../x.jpg")]
    [InlineData("/x.svg")]
    public async Task Find_PathThatIsNoPicture_IsLeftOut(string path)
    {
        await using var tmdb = await FakeTmdbServer.StartAsync();
        tmdb.Posters[348] = path;
        await using var services = Services(tmdb.Settings);

        Assert.Null(await services.GetRequiredService<FilmPosters>().FindAsync(348, "Alien", 1979, Cancellation));
    }

    [Fact]
    public async Task Find_TokenRefused_SaysSoInTheLogWithoutTheToken()
    {
        await using var tmdb = await FakeTmdbServer.StartAsync();
        var settings = tmdb.Settings;
        settings["Tmdb:AccessToken"] = "another-token-of-twenty-letters";
        LogCollector log = new();
        await using var services = Services(settings, log: log);

        Assert.Null(await services.GetRequiredService<FilmPosters>().FindAsync(348, "Alien", 1979, Cancellation));

        Assert.Contains(log.Events, entry => entry.Message.Contains("Tmdb:AccessToken", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Events, entry => entry.Message.Contains("another-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Find_SwitchedOff_AsksNothing()
    {
        await using var tmdb = await FakeTmdbServer.StartAsync();
        var settings = tmdb.Settings;
        settings["Tmdb:AccessToken"] = "";
        await using var services = Services(settings);

        Assert.Null(await services.GetRequiredService<FilmPosters>().FindAsync(348, "Alien", 1979, Cancellation));
        Assert.Empty(tmdb.Requests);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings, TimeProvider? clock = null, LogCollector? log = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            if (log is not null)
                logging.AddProvider(log);
        });
        return services.AddSingleton(clock ?? TimeProvider.System).AddTmdb().BuildServiceProvider();
    }
}
