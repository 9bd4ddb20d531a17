using System.Net;
using System.Text;
using System.Text.Json;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Errors;

/// <summary>Equal rows get equal answers, whatever the size of the request and wherever the network cuts it: through the real operations.</summary>
public sealed class SplitBodyTests(BrowserServer server) : IClassFixture<BrowserServer>
{
    private const int Rows = 700;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> ManyRows => new()
    {
        { "/api/v1/earnings/predict", Body("""{"region":5,"locale":12,"collegeType":1,"field":11.07,"credential":3,"admissionRate":0.62,"sat":1100,"tuition":15000}""", ",\"explain\":false}") },
        { "/api/v1/regression/predict", Body("""{"var_1":0.5,"var_2":12.25,"var_3":-3.5,"var_4":1.25e1,"var_5":7}""", "}") },
        { "/api/v1/sentiment/predict", Body("\"A wonderful film – I loved every minute of it\"", ""","model":"linear"}""").Replace("\"rows\"", "\"texts\"", StringComparison.Ordinal) },
    };

    public static TheoryData<string, string> Small => new()
    {
        { "/api/v1/earnings/predict", """{"rows":[{"region":5,"locale":12,"collegeType":1,"field":11.07,"credential":3,"admissionRate":0.62,"sat":1100,"tuition":15000}],"model":"linear"}""" },
        { "/api/v1/regression/predict", """{"rows":[{"var_1":0.5,"var_2":12.25,"var_3":-3.5,"var_4":1.25e1,"var_5":7}]}""" },
        { "/api/v1/sentiment/predict", """{"texts":["A wonderful film – I loved it","Schön 😀 and great and wonderful"],"model":"linear"}""" },
        { "/api/v1/playlists/recommend", """{"features":{"danceability":0.25,"energy":0.5,"loudness":-7.125,"speechiness":0,"acousticness":1,"instrumentalness":0.75,"liveness":0.1,"valence":0.9,"tempo":120.5},"ranker":"cluster","take":12}""" },
        { "/api/v1/lyrics/score", """{"text":"Ünder the moon – “the sea”"}""" },
        { "/api/v1/lyrics/generate", """{"prefix":"The night","lines":2,"seed":7,"temperatures":[0.75,0.8],"themes":["sea"],"keep":[{"number":2,"text":"A line that stays"}],"scheme":"free"}""" },
    };

    [Theory]
    [MemberData(nameof(ManyRows))]
    public async Task Predict_EqualRowsAtManyPaddings_AnswersThemAlike(string address, string body)
    {
        using var client = server.CreateClient();
        string? first = null;
        for (int padding = 0; padding <= 4096; padding += 241)
        {
            string text = await PostAsync(client, address, new StringContent(new string(' ', padding) + body, Encoding.UTF8, "application/json"));
            string[] predictions = [.. JsonDocument.Parse(Answers.WithoutIds(text)).RootElement.GetProperty("predictions").EnumerateArray().Select(row => row.GetRawText())];
            Assert.Equal(Rows, predictions.Length);
            first ??= predictions[0];
            Assert.All(predictions, prediction => Assert.Equal(first, prediction));
        }
    }

    [Theory]
    [MemberData(nameof(Small))]
    public async Task Post_ByteByByteAndInOddPieces_AnswersAsInOne(string address, string body)
    {
        using var client = server.CreateClient();
        string expected = Answers.WithoutIds(await PostAsync(client, address, new StringContent(body, Encoding.UTF8, "application/json")));

        Assert.Equal(expected, Answers.WithoutIds(await PostAsync(client, address, new PieceContent(body, () => 1))));
        var random = new Random(14);
        for (int time = 0; time < 5; time++)
            Assert.Equal(expected, Answers.WithoutIds(await PostAsync(client, address, new PieceContent(body, () => random.Next(1, 40)))));
    }

    private static string Body(string row, string end) => $$"""{"rows":[{{string.Join(',', Enumerable.Repeat(row, Rows))}}]""" + end;

    private static async Task<string> PostAsync(HttpClient client, string address, HttpContent body)
    {
        using var response = await client.PostAsync(address, body, Cancelled);
        string text = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text[..Math.Min(text.Length, 600)]);
        return text;
    }
}
