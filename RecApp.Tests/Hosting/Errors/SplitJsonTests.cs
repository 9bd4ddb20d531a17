using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecApp.Features.Earnings.Api;
using RecApp.Features.Feedback;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Playlists.Api;
using RecApp.Features.Regression.Api;
using RecApp.Features.Sentiment.Api;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Errors;

/// <summary>A value of a request must not depend on where the network cut the body.</summary>
public sealed class SplitJsonTests(SharedApplication application)
{
    private const int Block = 4096;

    private readonly JsonSerializerOptions _options = application.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

    public static TheoryData<Type, string> Requests => new()
    {
        { typeof(EarningsRequest), $$"""{"rows":[{{Many("""{"region":5,"locale":"12","collegeType":1.0e0,"field":11.07,"credential":3,"admissionRate":0.62,"sat":1100,"tuition":-15000}""", 40)}}],"model":"trees","explain":false}""" },
        { typeof(RegressionRequest), $$"""{"rows":[{{Many("""{"var_1":12.25,"var_2":-3.5e-2,"var_3":null,"var_4":1000000,"var_5":0.125}""", 70)}}]}""" },
        { typeof(SentimentRequest), $$"""{"texts":[{{Many("""null,"Ein sch\u00f6ner Film – \"wirklich\" 😀"  """, 110)}}],"model":"linear","explain":true}""" },
        { typeof(PlaylistRequest), $$"""{"tracks":[{{Many("\"4iV5W9uYEdYUVa79Axb7Rh\"", 200)}}],"playlists":["a"],"features":{"danceability":0.25,"energy":0.5,"loudness":-7.125,"speechiness":0,"acousticness":1,"instrumentalness":0.75,"liveness":0.1,"valence":0.9,"tempo":120.5},"take":500,"similar":false}""" },
        { typeof(LyricsRequest), $$"""{"prefix":"Ü\nber","temperatures":[{{Many("0.75", 300)}}],"themes":[{{Many("\"night\"", 300)}}],"prefixMode":"mixed","seed":-2147483648,"keep":[{{Many("""{"number":12,"text":"A line – kept"}""", 60)}}],"topP":0.95,"chorus":true}""" },
        { typeof(FeedbackRequest), $$"""{"predictionId":"01890a5d-ac96-774b-bcce-b302099a8057","rating":"love","reason":"{{new string('ö', 2_000)}}"}""" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void Read_CutInBlocksAtEveryPadding_IsWhatTheWholeIs(Type type, string body)
    {
        string expected = Read(type, new(Encoding.UTF8.GetBytes(body)));
        byte[] padded = Encoding.UTF8.GetBytes(new string(' ', Block) + body);

        for (int padding = 0; padding <= Block; padding++)
            Assert.Equal(expected, Read(type, Pieces.Sequence(padded.AsMemory(Block - padding), Block)));
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void Read_CutInPiecesOfEverySize_IsWhatTheWholeIs(Type type, string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        string expected = Read(type, new(bytes));

        for (int size = 1; size <= 200; size++)
            Assert.Equal(expected, Read(type, Pieces.Sequence(bytes, size)));
    }

    private static string Many(string value, int times) => string.Join(',', Enumerable.Repeat(value, times));

    // Written again, so that every field counts whatever the request is.
    private string Read(Type type, ReadOnlySequence<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        return JsonSerializer.Serialize(JsonSerializer.Deserialize(ref reader, type, _options), type, _options);
    }
}
