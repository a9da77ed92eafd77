using System.Text;
using System.Text.Json.Nodes;
using Loyalty.Contracts.Members;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Serialization;

namespace Loyalty.Grains.Tests.Wire;

/// <summary>Builds that know more members and builds that know fewer understand each other. Of Orleans.Lite alone: its text is JSON.</summary>
public sealed class ToleranceTests : IDisposable
{
    private readonly IHost host = new HostBuilder().UseOrleans(silo => silo.UseLocalhostClustering()).Build();

    private Serializer Serializer => host.Services.GetRequiredService<Serializer>();

    public void Dispose() => host.Dispose();

    [Fact]
    public void Any_member_may_be_missing_and_all_others_arrive()
    {
        var receipt = (Receipt)new Filled().Of(typeof(Receipt));
        var numbers = Text(receipt).Select(member => member.Key).ToList();
        numbers.Count.ShouldBe(typeof(Receipt).GetProperties().Length);
        foreach (var number in numbers)
        {
            var older = Text(receipt);
            older.Remove(number);
            Text(Read(older)).ToJsonString().ShouldBe(older.ToJsonString());
        }
    }

    [Fact]
    public void Members_of_a_newer_build_are_passed_over()
    {
        var receipt = (Receipt)new Filled().Of(typeof(Receipt));
        var newer = Text(receipt);
        newer["4711"] = new JsonObject { ["0"] = new JsonArray(1, "two", null) };
        newer["8"]!["99"] = "new of the tier";
        Text(Read(newer)).ToJsonString().ShouldBe(Text(receipt).ToJsonString());
    }

    private JsonObject Text(Receipt receipt) => JsonNode.Parse(Serializer.SerializeToArray(receipt))!.AsObject();

    private Receipt Read(JsonObject text) => Serializer.Deserialize<Receipt>(Encoding.UTF8.GetBytes(text.ToJsonString()));
}
