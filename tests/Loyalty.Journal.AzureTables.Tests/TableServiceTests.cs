using Loyalty.Azurite;
using Loyalty.Journal.AzureTables.Service;

[assembly: AssemblyFixture(typeof(SharedAzurite))]

namespace Loyalty.Journal.AzureTables.Tests;

/// <summary>What we ask of the Table service, asked of a real one.</summary>
public sealed class TableServiceTests(SharedAzurite shared) : IAsyncLifetime
{
    private RestTableService? made;
    private string table = "";

    private RestTableService Service => made!;

    public async ValueTask InitializeAsync()
    {
        var place = StoragePlace.Read(await shared.NewTables());
        table = place.TablePrefix;
        made = new RestTableService(place, TimeSpan.FromSeconds(30));
        await Service.MakeTable(table);
        await Service.MakeTable(table);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_row_comes_back_as_it_was_written()
    {
        var body = new byte[64_000];
        new Random(1).NextBytes(body);
        var row = new TableRow("p", "r").With("T", "text \"with\" 'quotes'\r\n--é日😀").With("N", long.MaxValue).With("B", body).With("Y", true);
        var written = await Service.Write(table, [new TableWrite(TableVerb.Insert, row)]);
        written.IsDone.ShouldBeTrue();
        var read = (await Service.Read(table, "p", "r")).ShouldNotBeNull();
        read.Text("T").ShouldBe(row.Text("T"));
        read.Number("N").ShouldBe(long.MaxValue);
        read.Bytes("B")!.AsSpan().SequenceEqual(body).ShouldBeTrue();
        read.Truth("Y").ShouldBeTrue();
        read.ETag.ShouldBe(written.ETags[0]);
        read.ReadAt.ShouldNotBe(default);
        read.Timestamp.ShouldBeGreaterThan(read.ReadAt.AddMinutes(-1));
        (await Service.Read(table, "p", "r", ["N"])).ShouldNotBeNull().Properties.Keys.ShouldBe(["N"]);
        (await Service.Read(table, "p", "absent")).ShouldBeNull();
    }

    [Fact]
    public async Task A_transaction_is_done_as_a_whole_or_not_at_all()
    {
        var first = await Service.Write(table, [Insert("a", 1), Insert("b", 1)]);
        (await Service.Write(table, [Insert("c", 1), Merge("a", 2, first.ETags[0]), Insert("b", 2)])).Status.ShouldBe(TableStatus.Exists);
        (await Service.Write(table, [Insert("c", 1), Merge("absent", 2, "*")])).Status.ShouldBe(TableStatus.Missing);
        var second = await Service.Write(table, [Insert("c", 1), Merge("a", 2, first.ETags[0])]);
        second.ETags[1].ShouldNotBe(first.ETags[0]);
        (await Service.Write(table, [Insert("d", 1), Merge("a", 3, first.ETags[0])])).Status.ShouldBe(TableStatus.Changed);
        (await Service.Write(table, [Insert("d", 1), new(TableVerb.Delete, new TableRow("p", "a"), second.ETags[1])])).IsDone.ShouldBeTrue();
        (await Service.Query(table, "p", "", null, 100)).Select(row => (row.Row, row.Number("N"))).ShouldBe([("b", 1), ("c", 1), ("d", 1)]);
    }

    [Fact]
    public async Task A_query_follows_the_service_from_page_to_page()
    {
        for (var hundred = 0; hundred < 12; hundred++)
            await Service.Write(table, [.. Enumerable.Range(hundred * 100, 100).Select(number => Insert($"{number:D5}", number))]);
        var rows = await Service.Query(table, "p", "00010", "01190", 10_000);
        rows.Select(row => row.Number("N")).ShouldBe(Enumerable.Range(10, 1180).Select(number => (long)number));
        (await Service.Query(table, "p", "00010", null, 3)).Count.ShouldBe(3);
        (await Service.Query(table, "p", "00010", null, 1_005)).Count.ShouldBe(1_005);
    }

    [Fact]
    public async Task What_is_thrown_before_sending_keeps_it_from_being_sent()
    {
        await Should.ThrowAsync<TableServiceException>(async () =>
            await Service.Write(table, [Insert("late", 1)], () => throw new TableServiceException("too late")));
        (await Service.Read(table, "p", "late")).ShouldBeNull();
    }

    [Fact]
    public async Task A_wrong_key_is_told_and_not_tried_for_long()
    {
        var wrong = (await shared.Server()).Connection($"TablePrefix={table};")
            .Replace("AccountKey=Eby8", "AccountKey=AAAA", StringComparison.Ordinal);
        var service = new RestTableService(StoragePlace.Read(wrong), TimeSpan.FromSeconds(30));
        (await Should.ThrowAsync<TableServiceException>(async () => await service.Read(table, "p", "r"))).Status.ShouldBe(403);
    }

    private static TableWrite Insert(string row, long number) => new(TableVerb.Insert, new TableRow("p", row).With("N", number));

    private static TableWrite Merge(string row, long number, string etag) =>
        new(TableVerb.Merge, new TableRow("p", row).With("N", number), etag);
}
