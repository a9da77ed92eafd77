using System.Collections.Immutable;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Loyalty.Domain.Money;
using NodaTime;

namespace Loyalty.Grains.Tests.Stored;

/// <summary>Objects with anything in each of their fields: one that a type gets later is filled too, and so compared.</summary>
internal sealed class AnyObject(Random random)
{
    private static readonly string[] Texts =
    [
        "web", "", "a b", "O'Brien & \"Co\" <x>", "Zoë €", "日本", "\u0001\t\\/", "😀", "\u2028", "+1", "\ufffd",
        new string('x', 300), new string('ü', 200),
    ];

    private static readonly Instant[] Edges =
    [
        Instant.MaxValue, Instant.MinValue, Instant.FromUtc(2026, 3, 10, 15, 0),
        NodaConstants.UnixEpoch, NodaConstants.UnixEpoch + Duration.Epsilon,
    ];

    private readonly NullabilityInfoContext nullability = new();

    public static Arbitrary<T> Any<T>() =>
        Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed => (T)new AnyObject(new Random(seed)).Of(typeof(T))));

    private object Of(Type type) => type switch
    {
        _ when type == typeof(string) => Texts[random.Next(Texts.Length)],
        _ when type == typeof(bool) => random.Next(2) == 0,
        _ when type == typeof(int) => Whole() > 0 ? (int)random.NextInt64(int.MinValue, int.MaxValue) : random.Next(100),
        _ when type == typeof(long) => Whole(),
        _ when type == typeof(decimal) => Number(),
        _ when type == typeof(Instant) => Time(),
        _ when type == typeof(DateTimeOffset) =>
            new DateTimeOffset(random.NextInt64(3_000) * 1_000_000_000_000_007, TimeSpan.FromMinutes(random.Next(-600, 600))),
        _ when type == typeof(Currency) => Currency.Parse(random.Next(2) == 0 ? "USD" : "JPY"),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length))!,
        _ when type.IsArray => Items(type.GetElementType()!),
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) =>
            Frozen(Items(type.GenericTypeArguments[0])),
        _ when type == typeof(Dictionary<string, string>) => new Dictionary<string, string> { ["one"] = "1", ["É"] = "<2>" },
        _ when Nullable.GetUnderlyingType(type) is { } value => Of(value),
        _ when type.IsAbstract => Of(CaseOf(type)),
        _ => Filled(type),
    };

    private object Filled(Type type)
    {
        var constructor = type.GetConstructors().OrderBy(known => known.GetParameters().Length).LastOrDefault();
        var filled = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. constructor.GetParameters().Select(it => Of(it.ParameterType, nullability.Create(it)))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(it => it.CanWrite))
        {
            property.SetValue(filled, Of(property.PropertyType, nullability.Create(property)));
        }

        return filled;
    }

    private object? Of(Type type, NullabilityInfo info) =>
        info.WriteState == NullabilityState.Nullable && random.Next(2) == 0 ? null : Of(type);

    private Type CaseOf(Type union)
    {
        var cases = union.GetNestedTypes().Where(nested => nested.IsAssignableTo(union)).ToArray();
        return cases[random.Next(cases.Length)];
    }

    private decimal Number() =>
        new(random.Next(), random.Next(3) == 0 ? random.Next() : 0, 0, random.Next(9) == 0, (byte)random.Next(29));

    private long Whole() => random.Next(4) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : random.Next(-3, 100_000);

    private Instant Time() => random.Next(3) == 0
        ? Edges[random.Next(Edges.Length)]
        : NodaConstants.UnixEpoch
            + Duration.FromTicks(random.NextInt64(0, 40_000_000_000_000_000) / (random.Next(2) == 0 ? 1 : 10_000_000) * 7);

    private Array Items(Type item)
    {
        var items = Array.CreateInstance(item, random.Next(4));
        for (var place = 0; place < items.Length; place++)
        {
            items.SetValue(Of(item), place);
        }

        return items;
    }

    private static object Frozen(Array items) =>
        typeof(ImmutableArray).GetMethods().First(method => method is { Name: "Create", IsGenericMethod: true }
                && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(items.GetType().GetElementType()!).Invoke(null, [items])!;
}
