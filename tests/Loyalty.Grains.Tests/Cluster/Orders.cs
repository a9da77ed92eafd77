using System.Text.Json;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;

namespace Loyalty.Grains.Tests.Cluster;

/// <summary>Requests as short as tests like them, and answers without their wrapping.</summary>
internal static class Orders
{
    public static PurchaseRequest Order(string id, decimal price, string sku = "SHIRT", int quantity = 1) =>
        Order(id, Line(sku, quantity, price));

    public static PurchaseRequest Order(string id, params OrderLine[] lines) =>
        new() { OrderId = id, Currency = "USD", Lines = lines };

    public static OrderLine Line(string sku, int quantity, decimal price) => new() { Sku = sku, Quantity = quantity, UnitPrice = price };

    public static RedemptionRequest Payment(string id, long points) => new() { RedemptionId = id, Points = points };

    public static async Task<T> Value<T>(this Task<Answer<T>> call)
        where T : class
    {
        var answer = await call;
        answer.Refusal.ShouldBeNull();
        return answer.Value.ShouldNotBeNull();
    }

    public static async Task<Refusal> Refusal<T>(this Task<Answer<T>> call)
        where T : class
    {
        var answer = await call;
        answer.Value.ShouldBeNull();
        return answer.Refusal.ShouldNotBeNull();
    }

    public static async Task<LedgerEntry[]> Entries(this IMemberGrain member)
    {
        var entries = new List<LedgerEntry>();
        for (string? next = "0"; next is not null;)
        {
            var page = await member.Ledger(long.Parse(next), 100).Value();
            entries.AddRange(page.Entries);
            next = page.Next;
        }

        return [.. entries];
    }

    /// <summary>All that a value says: records with arrays are not equal by themselves.</summary>
    public static string Text<T>(T value) => JsonSerializer.Serialize(value);
}
