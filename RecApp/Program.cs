using RecApp.Admission;
using RecApp.Bundles;
using RecApp.Bundles.Promotion;
using RecApp.Cluster;
using RecApp.CommandLine;
using RecApp.Components;
using RecApp.Experiments;
using RecApp.Features;
using RecApp.Hosting;
using RecApp.Hosting.Limits;
using RecApp.Monitoring;
using RecApp.Retraining;
using RecApp.Serving;
using RecApp.Spotify;
using RecApp.Spotify.SignIn;
using RecApp.Storage;
using RecApp.Tmdb;
using RecApp.Visitors;

if (RecAppCommands.Handles(args))
    return await RecAppCommands.RunAsync(args);

var builder = WebApplication.CreateBuilder(ApplicationFolder.Options(args));
builder.AddHosting();
builder.AddCluster();
builder.Services.AddSharedBudgets();
builder.Services.AddShell();
builder.Services.AddStorage().AddUploadBudget().AddBundles().AddVisitors(builder.Configuration).AddExperiments().AddServing().AddMonitoring().AddRetraining().AddSpotify().AddTmdb();
builder.AddSharedVersions();
builder.AddFeatures();

var app = builder.Build();
app.UseHosting();
app.UseShell();
app.MapShell();
app.MapHosting();

var routes = FeatureRoutes.Of(app);
routes.Links.MapSpotify();
app.MapFeatures(routes);

return await app.RunOrExplainAsync();
