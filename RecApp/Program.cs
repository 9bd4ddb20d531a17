using RecApp.Admission;
using RecApp.Bundles;
using RecApp.CommandLine;
using RecApp.Components;
using RecApp.Features.Blog;
using RecApp.Features.Earnings;
using RecApp.Features.Feedback;
using RecApp.Features.Lyrics;
using RecApp.Features.Models;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Batch;
using RecApp.Features.Movies.Page;
using RecApp.Features.Playlists;
using RecApp.Features.Playlists.Page;
using RecApp.Features.Regression;
using RecApp.Features.Sentiment;
using RecApp.Hosting;
using RecApp.Hosting.Limits;
using RecApp.Serving;
using RecApp.Spotify;
using RecApp.Spotify.SignIn;
using RecApp.Storage;

if (RecAppCommands.Handles(args))
    return await RecAppCommands.RunAsync(args);

var builder = WebApplication.CreateBuilder(ApplicationFolder.Options(args));
builder.AddHosting();
builder.Services.AddShell();

// Core: storage, models, session.
builder.Services.AddStorage().AddUploadBudget().AddBundles().AddServing();
builder.Services.AddFeedback();
builder.Services.AddModels();
builder.Services.AddPlaylists().AddPlaylistPage().AddSpotify();
builder.Services.AddMovies().AddMovieBatch().AddMoviePage();
builder.Services.AddRegression().AddEarnings().AddSentiment().AddLyrics().AddBlog();

var app = builder.Build();
app.UseHosting();

app.MapStaticAssets().Unlimited("Files that browsers keep; a page brings thirty of them.");
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'").AnswerHead().LimitPages();

app.MapGroup("").RequireRateLimiting(RateLimits.Pages).MapPlaylistDownloads().MapSpotify().MapMovieDownloads().MapBlog();

// The HTTP API: every feature maps its own part, as in api.MapModels().
var api = app.MapHosting();
api.MapModels();
api.MapFeedback();
api.MapPlaylists();
api.MapMovies().MapMoviePairs();
api.MapRegression();
api.MapEarnings();
api.MapSentiment();
api.MapLyrics();

app.MapGroup("").RequireRateLimiting(RateLimits.Api).MapMovieDropIn().MapRegressionDropIn().MapEarningsDropIn().MapLyricsDropIn();

return await app.RunOrExplainAsync();
