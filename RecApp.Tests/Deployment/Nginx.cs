using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RecApp.Tests.Support;

namespace RecApp.Tests.Deployment;

/// <summary>The shipped configuration in a real nginx on free ports of this machine, with a certificate made for it.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _settings;
    private Process? _process;

    /// <param name="application">Where the application answers.</param>
    /// <param name="second">Another instance of it.</param>
    public Nginx(Uri application, Uri? second = null)
    {
        (Secure, Plain) = (new($"https://127.0.0.1:{FreePort()}"), new($"http://127.0.0.1:{FreePort()}"));
        WriteCertificate();
        string site = File.ReadAllText(RepositoryFolder.Combine("deploy", "nginx.conf"))
            .Replace("listen [::]:443 ssl http2;", "", StringComparison.Ordinal).Replace("listen [::]:80;", "", StringComparison.Ordinal)
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{Secure.Port} ssl", StringComparison.Ordinal).Replace("listen 80;", $"listen 127.0.0.1:{Plain.Port};", StringComparison.Ordinal)
            .Replace("/etc/letsencrypt/live/recapp.example", _folder.Location, StringComparison.Ordinal)
            .Replace("server 127.0.0.1:8080", $"server {application.Authority}", StringComparison.Ordinal)
            .Replace("# server 127.0.0.1:8081", second is null ? "#" : $"server {second.Authority}", StringComparison.Ordinal)
            .Replace("add_header Set-Cookie", "add_header X-Server $upstream_addr; add_header Set-Cookie", StringComparison.Ordinal);
        File.WriteAllText(_folder.Combine("site.conf"), site);
        _settings = _folder.Combine("nginx.conf");
        // What a distribution's own file has around the sites, as far as it matters here.
        File.WriteAllText(_settings, $$"""
            daemon off;
            pid {{_folder.Combine("nginx.pid")}};
            error_log {{_folder.Combine("error.log")}};
            events { worker_connections 512; }
            http {
                access_log off;
                client_body_temp_path {{_folder.Combine("body")}};
                proxy_temp_path {{_folder.Combine("proxy")}};
                fastcgi_temp_path {{_folder.Combine("fastcgi")}};
                uwsgi_temp_path {{_folder.Combine("uwsgi")}};
                scgi_temp_path {{_folder.Combine("scgi")}};
                include {{_folder.Combine("site.conf")}};
            }
            """);
    }

    public Uri Secure { get; }

    public Uri Plain { get; }

    /// <summary>Why tests with nginx can't run here; null where they can.</summary>
    public static string? Missing { get; } = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, "nginx")))
        ? null : "nginx is not installed (Debian: apt-get install nginx-light).";

    /// <summary>What <c>nginx -t</c> says; empty output and code 0 when all is well.</summary>
    public async Task<(int Code, string Said)> CheckAsync(CancellationToken cancellationToken)
    {
        using var process = Run("-q", "-t");
        string said = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, said);
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _process = Run();
        for (int tries = 0; tries < 200; tries++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, Secure.Port, cancellationToken);
                return;
            }
            catch (SocketException) when (!_process.HasExited)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
        throw new InvalidOperationException($"nginx did not start: {await File.ReadAllTextAsync(_folder.Combine("error.log"), cancellationToken)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process?.Dispose();
        _folder.Dispose();
    }

    private Process Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx") { RedirectStandardError = true };
        foreach (string argument in (string[])["-p", _folder.Location, "-c", _settings, .. arguments])
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("nginx did not start.");
    }

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        File.WriteAllText(_folder.Combine("fullchain.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(_folder.Combine("privkey.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
