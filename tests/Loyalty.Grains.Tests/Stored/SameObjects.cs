using System.Collections;
using System.Reflection;
using NodaTime;

namespace Loyalty.Grains.Tests.Stored;

/// <summary>Compares what two objects hold, member by member: records with arrays are not equal by themselves.</summary>
internal static class SameObjects
{
    /// <summary>The places at which they differ.</summary>
    public static IEnumerable<string> Differences(object? one, object? other) => Compare(one?.GetType().Name ?? "", one, other);

    /// <summary>The places at which an array or text that should be there is not.</summary>
    public static IEnumerable<string> Holes(object? value) => Look(value?.GetType().Name ?? "", value);

    private static IEnumerable<string> Compare(string place, object? one, object? other)
    {
        if (one is null || other is null || one.GetType() != other.GetType() || IsPlain(one))
        {
            return Equals(one, other) ? [] : [place];
        }

        if (one is IEnumerable)
        {
            var (left, right) = (Items(one), Items(other));
            return left.Count != right.Count ? [place] : left.SelectMany((item, index) => Compare($"{place}[{index}]", item, right[index]));
        }

        return Members(one).SelectMany(member => Compare($"{place}.{member.Name}", member.GetValue(one), member.GetValue(other)));
    }

    private static IEnumerable<string> Look(string place, object? value)
    {
        if (value is null || IsPlain(value))
        {
            return [];
        }

        if (value.GetType().GetProperty("IsDefault")?.GetValue(value) is true)
        {
            return [place];
        }

        return value is IEnumerable
            ? Items(value).SelectMany((item, index) => Look($"{place}[{index}]", item))
            : Members(value).SelectMany(member => Look($"{place}.{member.Name}", member.GetValue(value)));
    }

    private static List<object?> Items(object list) => ((IEnumerable)list).Cast<object?>().ToList();

    private static IEnumerable<PropertyInfo> Members(object value) => value.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(member => member.GetIndexParameters().Length == 0 && member.CanWrite);

    private static bool IsPlain(object value) => value is string or decimal or Instant || value.GetType() is { IsPrimitive: true } or { IsEnum: true }
        || value.GetType().Namespace == "Loyalty.Domain.Money";
}
