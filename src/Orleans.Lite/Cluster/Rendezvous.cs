using System.Collections.Immutable;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>
/// Rendezvous hashing: when a silo comes or goes, only the grains that it wins or loses move. The hash is the same in every
/// process and for ever, or two silos would disagree.
/// </summary>
internal static class Rendezvous
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static SiloAddress Owner(ImmutableArray<SiloAddress> silos, GrainId grain)
    {
        if (silos.Length == 1) return silos[0];
        SiloAddress? best = null;
        ulong bestScore = 0;
        var seed = Hash(Hash(Offset, grain.Type.ToString()), grain.Key.ToString());
        foreach (var silo in silos)
        {
            var score = Mix(Hash(seed, silo.ToParsableString()));
            if (best is not null && (score < bestScore || (score == bestScore && silo.CompareTo(best) > 0))) continue;
            best = silo;
            bestScore = score;
        }

        return best ?? throw new SiloUnavailableException("No silo lives.");
    }

    private static ulong Hash(ulong seed, string text)
    {
        unchecked
        {
            foreach (var character in text) seed = (seed ^ character) * Prime;
            return (seed ^ 0xFFFF) * Prime; // so that "a" + "bc" is not "ab" + "c"
        }
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 33)) * 0xff51afd7ed558ccd;
            value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53;
            return value ^ (value >> 33);
        }
    }
}
