using System.Net;
using System.Text;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Hostile;

/// <summary>One address takes whatever it can get; another is served all the same, and long before the greedy one is through.</summary>
public sealed class GreedyAddressTests(BrowserServer server) : IClassFixture<BrowserServer>
{
    private const int Greed = 60;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    // What the gentle one asks is large as well, so that it needs the same places.
    public static TheoryData<string, string, string> Greedy => new()
    {
        {
            "/api/v1/regression/predict",
            Body("rows", 10_000, """{"var_1":0.5,"var_2":12.25,"var_3":-3.5,"var_4":1.25e1,"var_5":7}"""),
            Body("rows", 600, """{"var_1":0.5,"var_2":12.25,"var_3":-3.5,"var_4":1.25e1,"var_5":7}""")
        },
        {
            "/api/v1/earnings/predict",
            Body("rows", 5_000, """{"region":5,"locale":12,"collegeType":1,"field":11.07,"credential":3,"admissionRate":0.62,"sat":1100,"tuition":15000}"""),
            Body("rows", 300, """{"region":5,"locale":12,"collegeType":1,"field":11.07,"credential":3,"admissionRate":0.62,"sat":1100,"tuition":15000}""")
        },
        {
            "/api/v1/sentiment/predict",
            Body("texts", 100, $"\"{string.Concat(Enumerable.Repeat("A wonderful film that goes on and on. ", 20))}\""),
            Body("texts", 50, $"\"{string.Concat(Enumerable.Repeat("A wonderful film that goes on and on. ", 20))}\"")
        },
        { "/api/v1/lyrics/generate", """{"lines":6,"scheme":"AABB","syllables":8}""", """{"lines":2,"scheme":"free","syllables":8}""" },
    };

    [Theory]
    [MemberData(nameof(Greedy))]
    public async Task Ask_WhileAnotherAddressTakesAllItCan_IsAnsweredLongBeforeThatOneIsThrough(string path, string much, string little)
    {
        using var gentle = new HttpClient { BaseAddress = server.Address };
        await AskAsync(gentle, path, little, Cancelled);
        await using SlowLine line = new(server.Address, IPAddress.Parse("127.0.0.2"));
        using var greedy = new HttpClient { BaseAddress = line.Address };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        int answered = 0;
        var taken = Enumerable.Range(0, Greed).Select(async _ =>
        {
            await AskAsync(greedy, path, much, stop.Token);
            Interlocked.Increment(ref answered);
        }).ToArray();
        // Its places are taken: what comes now finds a queue.
        await Task.WhenAny(taken);

        var status = await AskAsync(gentle, path, little, Cancelled);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.InRange(Volatile.Read(ref answered), 1, Greed / 2);
        await stop.CancelAsync();
        await Task.WhenAll(taken).ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string path, string body, CancellationToken cancellationToken)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(path, content, cancellationToken);
        return response.StatusCode;
    }

    private static string Body(string list, int count, string item) => $$"""{"{{list}}":[{{string.Join(',', Enumerable.Repeat(item, count))}}]}""";
}
