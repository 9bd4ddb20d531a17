using RecApp.Learning;

namespace RecApp.Tests.Learning;

public class PlacementByNeighboursTests
{
    private static readonly double[][] Rows = [[0, 0], [2, 0], [0, 20], [30, 0]];
    private static readonly double[][] Places = [[1, 1], [3, 1], [9, 9], [-9, 4]];

    [Fact]
    public void Place_PointOfTheMap_GoesExactlyThere() => Assert.Equal([3.0, 1.0], PlacementByNeighbours.Place(Rows, Places, [2, 0], 3));

    [Fact]
    public void Place_MidwayBetweenTwo_GoesMidway() => Assert.Equal([2.0, 1.0], PlacementByNeighbours.Place(Rows, Places, [1, 0], 2));

    [Fact]
    public void Place_FarAway_StaysWithinItsNeighbours()
    {
        double[] place = PlacementByNeighbours.Place(Rows, Places, [1e9, -1e9], 4);

        Assert.InRange(place[0], -9, 9);
        Assert.InRange(place[1], 1, 9);
    }

    [Fact]
    public void Place_NoNeighbours_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => PlacementByNeighbours.Place(Rows, Places, [0, 0], 0));
}
