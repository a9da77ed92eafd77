using System.Text.Json;
using Loyalty.Grains.Stored;
using NodaTime;
using NodaTime.Text;

namespace Loyalty.Grains.Tests.Stored;

public sealed class StoredInstantTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new InstantConverter() } };

    [Fact]
    public void Every_instant_is_written_in_the_one_form_and_read_back_exactly()
    {
        var random = new Random(7);
        Instant[] edges =
        [
            Instant.MinValue, Instant.FromUtc(1, 1, 1, 0, 0) - Duration.Epsilon, Instant.FromUtc(1, 1, 1, 0, 0), NodaConstants.UnixEpoch,
            NodaConstants.UnixEpoch - Duration.FromTicks(1), NodaConstants.UnixEpoch + Duration.Epsilon, Instant.FromUtc(2026, 3, 10, 15, 0),
            Instant.FromUtc(9999, 12, 31, 23, 59) + Duration.FromSeconds(59.9999999), Instant.MaxValue - Duration.Epsilon,
        ];
        var drawn = Enumerable.Range(0, 1_000).Select(index => NodaConstants.UnixEpoch
            + Duration.FromTicks(random.NextInt64(-62_135_596_800, 253_402_300_799) * 10_000_000)
            + Duration.FromNanoseconds(random.NextInt64((long)Math.Pow(10, random.Next(10))) * (index % 2 == 0 ? 100 : 1)));
        foreach (var instant in edges.Concat(drawn))
        {
            var text = JsonSerializer.Serialize(instant, Options);
            text.ShouldBe($"\"{InstantPattern.ExtendedIso.Format(instant)}\"");
            JsonSerializer.Deserialize<Instant>(text, Options).ShouldBe(instant);
        }

        JsonSerializer.Serialize(Instant.MaxValue, Options).ShouldBe("\"never\"");
        JsonSerializer.Deserialize<Instant>("\"never\"", Options).ShouldBe(Instant.MaxValue);
    }
}
