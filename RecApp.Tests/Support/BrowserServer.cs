namespace RecApp.Tests.Support;

/// <summary>The real application on Kestrel, at a free port of this machine: for browsers, WebSockets and request limits.</summary>
public sealed class BrowserServer : RecAppFactory
{
    public BrowserServer() => UseKestrel(0);

    public Uri Address
    {
        get
        {
            StartServer();
            return ClientOptions.BaseAddress;
        }
    }
}
