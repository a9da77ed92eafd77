using System.Text.Json.Nodes;
using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;

namespace Loyalty.EndToEnd.Tests.Acceptance;

/// <summary>A program that was written by the description of the document, and by nothing else.</summary>
public abstract class HandwrittenProgramTests(Engine engine) : AcceptanceTests(engine)
{
    [Fact]
    public async Task A_program_written_from_scratch_is_taken_and_given_back_byte_for_byte()
    {
        var document = Document();

        var taken = await Client.Put("maison", document);

        ((int)taken.Status).ShouldBe(200, taken.Body);
        taken.Json.Text("id").ShouldBe("maison");
        taken.Json.Points("version").ShouldBeGreaterThan(0);
        (await Client.Get("maison")).Body.ShouldBe(document);
    }

    [Fact]
    public async Task It_does_what_it_says()
    {
        const string Id = "maison-story";
        await Client.Done(Client.Put(Id, Document().Replace("\"maison\"", $"\"{Id}\"")));
        await Client.MoveClock(Id, "2026-06-30T10:00:00Z"); // a Tuesday in the sales
        var ann = new { memberId = "ann", region = "FR", currency = "EUR", locale = "fr-FR", birthday = "1990-11-05" };
        await Client.Done(Client.Post($"{Id}/members", ann));

        var receipt = await Client.Done(Client.Post($"{Id}/members/ann/purchases", new
        {
            orderId = "1",
            currency = "EUR",
            channel = "store",
            lines = new object[]
            {
                new { sku = "SHEET", category = "linen", quantity = 2, unitPrice = 100.00m },
                new { sku = "SOAP", category = "bath", quantity = 1, unitPrice = 101.00m },
            },
        }));

        // linen 200 × 4, the rest 101 × 1.5 = 151.5, to the even 152
        // Tuesday adds 301 ÷ 2 by line and rule: 100 and 50.5, to the even 50
        receipt.Points("points").ShouldBe(800 + 152 + 100 + 50);
        receipt.Points("pending").ShouldBe(1102);
        receipt.Points("balance").ShouldBe(0);
        receipt.Text("tier", "id").ShouldBe("intime");
        receipt.Text("tier", "name").ShouldBe("Intime");
        receipt.Text("progress", "nextTier").ShouldBe("complice");

        await Client.MoveClock(Id, "2026-07-03T10:00:00Z");
        (await Client.Member(Id, "ann")).Points("balance").ShouldBe(1102);

        await Client.MoveClock(Id, "2026-10-31T22:59:59Z");
        (await Client.Member(Id, "ann")).Points("balance").ShouldBe(1102);
        await Client.MoveClock(Id, "2026-10-31T23:00:00Z"); // November begins in Paris: her birthday month
        (await Client.Member(Id, "ann")).Points("pending").ShouldBe(500);
    }

    [Fact]
    public async Task Thirty_and_more_kinds_of_faults_are_each_refused_at_the_right_place()
    {
        FaultKinds.All.Length.ShouldBeGreaterThanOrEqualTo(30);
        foreach (var (path, value, pointer) in FaultKinds.All)
        {
            var program = JsonNode.Parse(Document().Replace("\"maison\"", "\"faulty\""))!;
            FaultKinds.Change(program, path, value);

            var refused = await Client.Put("faulty", program.ToJsonString());

            ((int)refused.Status).ShouldBe(422, $"{path} = {value ?? "nothing"}: {refused.Body}");
            var faults = refused.Json.GetProperty("faults").EnumerateArray().ToList();
            faults.Select(fault => fault.Text("pointer")).ShouldBe([pointer], $"{path} = {value ?? "nothing"}: {refused.Body}");
            faults[0].Text("detail")!.Length.ShouldBeGreaterThan(10);
        }

        ((int)(await Client.Get("faulty")).Status).ShouldBe(404);
    }

    [Fact]
    public async Task All_faults_of_a_document_are_told_at_once()
    {
        var program = JsonNode.Parse(Document().Replace("\"maison\"", "\"faulty\""))!;
        (string Path, string? Value, string Pointer)[] changes = [FaultKinds.All[1], FaultKinds.All[4], FaultKinds.All[20]];
        foreach (var (path, value, _) in changes)
        {
            FaultKinds.Change(program, path, value);
        }

        var refused = await Client.Put("faulty", program.ToJsonString());

        refused.Json.GetProperty("faults").EnumerateArray().Select(fault => fault.Text("pointer"))
            .ShouldBe(changes.Select(change => change.Pointer), ignoreOrder: true);
    }

    private static string Document() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "maison.json"));
}
