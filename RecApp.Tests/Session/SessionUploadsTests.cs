using Microsoft.Extensions.Options;
using RecApp.Admission;
using RecApp.Session;

namespace RecApp.Tests.Session;

public sealed class SessionUploadsTests : IDisposable
{
    private const int Megabyte = 1024 * 1024;

    private readonly UploadBudget _budget = new(Options.Create(new UploadOptions { PerAddressMegabytes = 4, TotalMegabytes = 8 }));
    private readonly SessionUploads _uploads;
    private readonly object _holder = new();

    public SessionUploadsTests()
    {
        Caller.Current = new("visitor", Caller.Page);
        _uploads = new(_budget, () => { });
    }

    public void Dispose() => _uploads.End();

    [Fact]
    public void Hold_Again_CountsInPlaceOfWhatWasHeld()
    {
        _uploads.Hold(_holder, 3 * Megabyte);
        _uploads.Hold(_holder, 4 * Megabyte);
        _uploads.Hold(_holder, Megabyte);

        Assert.Equal(Megabyte, _budget.HeldBy("visitor"));
    }

    [Fact]
    public void Hold_Refused_LeavesWhatWasHeld()
    {
        _uploads.Hold(_holder, 3 * Megabyte);

        Assert.Throws<UploadRefusedException>(() => _uploads.Hold(_holder, 5 * Megabyte));
        Assert.Throws<UploadRefusedException>(() => _uploads.Hold(new(), 2 * Megabyte));

        Assert.Equal(3 * Megabyte, _budget.Held);
    }

    [Fact]
    public void Hold_FewerThanNone_IsNoWayToGetMore() => Assert.Throws<ArgumentOutOfRangeException>(() => _uploads.Hold(_holder, -1));

    [Fact]
    public void Hold_FromAnotherAddressThanBefore_MovesThere()
    {
        _uploads.Hold(_holder, Megabyte);
        Caller.Current = new("elsewhere", Caller.Page);
        _uploads.Hold(_holder, 2 * Megabyte);

        Assert.Equal((0, 2 * Megabyte), (_budget.HeldBy("visitor"), _budget.HeldBy("elsewhere")));
    }

    [Fact]
    public void Release_FromAnotherAddressAndTwice_GivesBackWhereItWasCounted()
    {
        _uploads.Hold(_holder, Megabyte);
        Caller.Current = new("elsewhere", Caller.Page);
        _uploads.Release(_holder);
        _uploads.Release(_holder);

        Assert.Equal(0, _budget.Held);
    }

    [Fact]
    public void End_WhileMuchIsHeld_GivesAllBackAndTakesNoMore()
    {
        _uploads.Hold(_holder, Megabyte);
        _uploads.Hold(new(), Megabyte);

        _uploads.End();

        Assert.Equal(0, _budget.Held);
        Assert.Throws<OperationCanceledException>(() => _uploads.Hold(_holder, 1));
        _uploads.Release(_holder);
        Assert.Equal(0, _budget.Held);
    }
}
