namespace RecApp.Outgoing;

/// <summary>Clients of other people's APIs.</summary>
internal static class OutgoingClient
{
    /// <summary>Registers a client of JSON that follows no redirect, keeps no cookie and logs nothing of what it asks.</summary>
    /// <param name="services">Where it is registered.</param>
    /// <param name="name">As the factory knows it.</param>
    /// <param name="largestAnswer">In bytes; a larger one is refused.</param>
    public static void AddOutgoingClient(this IServiceCollection services, string name, long largestAnswer) => services
        .AddHttpClient(name, http =>
        {
            // The caller's pipeline decides how long to wait.
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.MaxResponseContentBufferSize = largestAnswer;
            http.DefaultRequestHeaders.Accept.Add(new("application/json"));
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            // A redirect could carry a token to another host.
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        // Their events would name every request, and at the finest level its headers.
        .RemoveAllLoggers();
}
