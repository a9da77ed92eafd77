using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Loyalty.Naive;

/// <summary>Awards a purchase in one transaction.</summary>
internal sealed class Purchases(Database database, TimeProvider time)
{
    public IResult Award(string program, string memberId, PurchaseRequest request)
    {
        var hash = Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request)));
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(); // BEGIN IMMEDIATE: the provider's default
        if (FindOrder(connection, program, memberId, request.OrderId) is { } order)
            return order.Hash == hash ? Results.Text(order.Reply, "application/json") : Results.UnprocessableEntity();
        if (FindMember(connection, program, memberId) is not { } member)
            return Results.NotFound();

        var now = time.GetUtcNow();
        var breakdown = Rules.Earn(request, isFirst: member.Orders == 0);
        var points = breakdown.Sum(earned => earned.Points);
        AddLot(connection, program, memberId, request.OrderId, points, now);
        connection.Execute(
            """
            UPDATE members SET lifetime_points = lifetime_points + $points, orders = orders + 1
            WHERE program = $program AND member_id = $member
            """,
            ("$points", points), ("$program", program), ("$member", memberId));
        var progress = Rules.ProgressAt(member.LifetimePoints + points);
        var balance = Balance(connection, program, memberId, now);
        var receipt = new Receipt(
            request.OrderId, "purchase", memberId, points, breakdown, balance, progress.Tier, progress, now);
        var reply = JsonSerializer.Serialize(receipt, JsonSerializerOptions.Web);
        connection.Execute(
            """
            INSERT INTO orders (program, member_id, order_id, body_hash, reply)
            VALUES ($program, $member, $order, $hash, $reply)
            """,
            ("$program", program), ("$member", memberId), ("$order", request.OrderId), ("$hash", hash), ("$reply", reply));
        transaction.Commit();
        return Results.Text(reply, "application/json", statusCode: 201);
    }

    private static (string Hash, string Reply)? FindOrder(
        SqliteConnection connection, string program, string memberId, string orderId)
    {
        using var select = connection.Command(
            "SELECT body_hash, reply FROM orders WHERE program = $program AND member_id = $member AND order_id = $order",
            ("$program", program), ("$member", memberId), ("$order", orderId));
        using var reader = select.ExecuteReader();
        return reader.Read() ? (reader.GetString(0), reader.GetString(1)) : null;
    }

    private static (long LifetimePoints, long Orders)? FindMember(SqliteConnection connection, string program, string memberId)
    {
        using var select = connection.Command(
            "SELECT lifetime_points, orders FROM members WHERE program = $program AND member_id = $member",
            ("$program", program), ("$member", memberId));
        using var reader = select.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1)) : null;
    }

    private static void AddLot(
        SqliteConnection connection, string program, string memberId, string orderId, long points, DateTimeOffset now) =>
        connection.Execute(
            """
            INSERT INTO lots (program, member_id, order_id, points, remaining, earned_at, expires_at)
            VALUES ($program, $member, $order, $points, $points, $now, $expires)
            """,
            ("$program", program), ("$member", memberId), ("$order", orderId), ("$points", points), ("$now", now),
            ("$expires", now.AddMonths(12)));

    private static long Balance(SqliteConnection connection, string program, string memberId, DateTimeOffset now)
    {
        using var select = connection.Command(
            "SELECT COALESCE(SUM(remaining), 0) FROM lots WHERE program = $program AND member_id = $member AND expires_at > $now",
            ("$program", program), ("$member", memberId), ("$now", now));
        return (long)select.ExecuteScalar()!;
    }
}
