// Two instances that share a PostgreSQL and a Redis, with Aspire's dashboard over their logs, traces and figures. Both engines run in containers, or are those
// that ConnectionStrings:recapp and ConnectionStrings:redis name.
var builder = DistributedApplication.CreateBuilder(args);
var postgreSql = Given("recapp") ?? builder.AddPostgres("postgresql").AddDatabase("recapp");
var redis = Given("redis") ?? builder.AddRedis("redis");
foreach (var (name, port) in (ReadOnlySpan<(string, int)>)[("first", 5080), ("second", 5081)])
{
    builder.AddProject<Projects.RecApp>(name, project => project.ExcludeLaunchProfile = true)
        .WithHttpEndpoint(port)
        .WithEnvironment("ASPNETCORE_ENVIRONMENT", "Development")
        .WithEnvironment("Storage__ConnectionString", postgreSql)
        .WithEnvironment("Cluster__Redis", redis)
        .WithEnvironment("Storage__Path", Path.Combine(builder.AppHostDirectory, "obj", name))
        .WithHttpHealthCheck("/health/ready")
        .WaitFor(postgreSql)
        .WaitFor(redis);
}
builder.Build().Run();

IResourceBuilder<IResourceWithConnectionString>? Given(string name) =>
    builder.Configuration[$"ConnectionStrings:{name}"] is null ? null : builder.AddConnectionString(name);
