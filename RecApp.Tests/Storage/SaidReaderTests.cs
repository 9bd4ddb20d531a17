using Microsoft.Data.Sqlite;
using RecApp.Storage;
using RecApp.Tables;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage;

public sealed class SaidReaderTests
{
    [Theory, Engines]
    public async Task Answers_WhileTheServerWrites_GiveTheLastWordOnEachItem(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        await storage.DoAsync("movies", ("save", "9"), ("hide", "10"), ("play", "11"), ("hide", "9"), ("more", "10"), ("copy", ""), ("add", "12"));
        await storage.DoAsync("playlists", ("save", "1"));
        await storage.DoAsync("movies", ("hide", "1"));

        var answers = SaidReader.Answers(SourceOf(storage, engine), "movies");

        Assert.Equal(2, answers.Count);
        Assert.Equal(["10", "12"], answers[0].Kept);
        Assert.Equal(["9"], answers[0].Hidden);
        Assert.Empty(answers[1].Kept);
        Assert.Equal(["1"], answers[1].Hidden);
    }

    [Theory, Engines]
    public async Task Texts_RightAndWrongVerdicts_AreLabelledByTheLastRating(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        await storage.SayAsync("words", "right", "positive", "like");
        await storage.SayAsync("words", "wrong", "positive", "love", "wrong");
        await storage.SayAsync("other", "wrong again", "negative", "hate");
        await storage.SayAsync("words", "undecided", "positive", "like", "okay");
        await storage.SayAsync("words", "right", "positive", "like");
        await storage.SayAsync("words", "quarrel", "positive", "like");
        await storage.SayAsync("words", "quarrel", "positive", "wrong");
        await storage.SayAsync("a third", "not asked for", "positive", "like");

        Assert.Equal([new("right", true), new("wrong", false), new("wrong again", true)], SaidReader.Texts(SourceOf(storage, engine), ["words", "other"]));
    }

    [Fact]
    public void Read_FolderWithoutAStorageOrOfAnOlderVersion_SaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("Storage:Path", Assert.Throws<DataFileException>(() => SaidReader.Texts(folder.Location, ["words"])).Message, StringComparison.Ordinal);
        using (var connection = new SqliteConnection($"Data Source={folder.Combine("recapp.db")};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "create table predictions (id text)";
            command.ExecuteNonQuery();
        }
        Assert.Contains("this version", Assert.Throws<DataFileException>(() => SaidReader.Texts(folder.Location, ["words"])).Message, StringComparison.Ordinal);
    }

    private static string SourceOf(TestStorage storage, StorageEngine engine)
    {
        if (engine == StorageEngine.Sqlite)
            return storage.Folder;
        StorageOptions options = new();
        storage.Place(options);
        // Nothing else reads it.
        Environment.SetEnvironmentVariable(SaidReader.ServerVariable, options.ConnectionString);
        return SaidReader.Server;
    }
}
