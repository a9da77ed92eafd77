using System.Text;
using Loyalty.Load.Http;

namespace Loyalty.Load.Requests;

/// <summary>
/// A whole request as bytes, with places of fixed width for the numbers of the member and of the order: to make the next
/// request is to overwrite some digits.
/// </summary>
internal sealed class RequestTemplate
{
    /// <summary>Stands for the member's number (9 digits) in a path or a body.</summary>
    public const string Member = "\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001";

    /// <summary>Stands for the order's number (12 digits) in a path or a body.</summary>
    public const string Order = "\u0002\u0002\u0002\u0002\u0002\u0002\u0002\u0002\u0002\u0002\u0002\u0002";

    private readonly byte[] _bytes;
    private readonly List<Range> _members;
    private readonly List<Range> _orders;

    private RequestTemplate(string text)
    {
        _bytes = Encoding.ASCII.GetBytes(text);
        _members = Places(text, Member);
        _orders = Places(text, Order);
    }

    /// <summary>A <c>GET</c>, or a <c>POST</c> where there is a body. Path and body are ASCII.</summary>
    public static RequestTemplate Create(Target target, string path, string? body = null)
    {
        var head = $"{path} HTTP/1.1\r\nHost: {target.Address.Authority}\r\nAuthorization: Bearer {target.Key}\r\n";
        return new RequestTemplate(body is null
            ? $"GET {head}\r\n"
            : $"POST {head}Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    /// <summary>A copy of the bytes, for one client to write its numbers into.</summary>
    public byte[] Copy() => [.. _bytes];

    /// <summary>Writes the numbers into a copy.</summary>
    public void Fill(byte[] copy, long member, long order)
    {
        foreach (var place in _members)
            WriteDigits(copy.AsSpan(place), member);
        foreach (var place in _orders)
            WriteDigits(copy.AsSpan(place), order);
    }

    private static void WriteDigits(Span<byte> place, long number)
    {
        for (var at = place.Length - 1; at >= 0; at--, number /= 10)
            place[at] = (byte)('0' + number % 10);
    }

    private static List<Range> Places(string text, string name)
    {
        var places = new List<Range>();
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            places.Add(at..(at + name.Length));
        return places;
    }
}
