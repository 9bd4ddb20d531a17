using FsCheck;
using FsCheck.Fluent;
using RecApp.Bundles.Arrays;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Tests.Features.Playlists;

namespace RecApp.Tests.Bundles.Arrays;

public class ArrayPackingTests
{
    [Fact]
    public void Read_WhatWasWritten_GivesItBackInOrder() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<short[]>(), (numbers, bytes, shorts) =>
        {
            using var packed = new MemoryStream(new ArrayWriter().Write(numbers).Write(bytes).Write(shorts).ToArray());
            using var reader = new ArrayReader(packed);
            Assert.Equal(numbers, reader.Read<int>());
            Assert.Equal(bytes, reader.Read<byte>());
            Assert.Equal(shorts, reader.Read<short>());
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    public void Read_BlockCutOff_IsNamedAsDamage(int length)
    {
        byte[] packed = new ArrayWriter().Write(Enumerable.Range(0, 500).Select(i => i * i * 31).ToArray()).ToArray();
        using var reader = new ArrayReader(new MemoryStream(packed[..length]));

        Assert.Throws<InvalidDataException>(() => reader.Read<int>());
    }

    [Fact]
    public void Read_OtherBytes_IsNamedAsDamage()
    {
        using var reader = new ArrayReader(new MemoryStream([.. Enumerable.Range(0, 400).Select(i => (byte)(i * 7))]));

        Assert.Throws<InvalidDataException>(() => reader.Read<int>());
    }

    [Fact]
    public void Inverted_AnyLists_NamesEveryListThatHoldsANumber() =>
        Prop.ForAll(Gen.Choose(0, 19).ListOf().Select(numbers => numbers.ToHashSet()).ListOf().ToArbitrary(), lists =>
        {
            var packed = IntegerLists.From(lists);
            var inverted = packed.Inverted(20);
            for (int number = 0; number < 20; number++)
                Assert.Equal(Enumerable.Range(0, lists.Count).Where(list => lists[list].Contains(number)), inverted[number].ToArray());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Find_EveryIdAndOthers_FindsExactlyThoseThatAreThere()
    {
        string[] ids = [.. Enumerable.Range(0, 200).Select(i => SyntheticData.Id("aB", i * 3)).Order(StringComparer.Ordinal)];
        var packed = SpotifyIds.From(ids);

        Assert.All(Enumerable.Range(0, ids.Length), i => Assert.Equal((i, ids[i]), (packed.Find(ids[i]), packed[i])));
        Assert.All(new[] { null, "", "short", new string('é', 22), SyntheticData.Id("aB", 1), SyntheticData.Id("zz", 1) }, id => Assert.Equal(-1, packed.Find(id)));
    }

    [Fact]
    public void From_IdsOutOfOrder_IsRefused() =>
        Assert.Throws<ArgumentException>(() => SpotifyIds.From([SyntheticData.Id("b", 1), SyntheticData.Id("a", 1)]));
}
