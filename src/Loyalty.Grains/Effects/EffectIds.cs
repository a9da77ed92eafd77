namespace Loyalty.Grains.Effects;

/// <summary>Ids of effects: the stream that sent it and the effect's number there. With it the receiver takes the effect once.</summary>
internal static class EffectIds
{
    public static string Of(string stream, long number) => $"{stream}#{number}";
}
