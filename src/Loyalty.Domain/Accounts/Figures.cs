
namespace Loyalty.Domain.Accounts;

/// <summary>An account's figures after an event.</summary>
/// <param name="Balance">Spendable points.</param>
/// <param name="Pending">Points that become spendable later.</param>
/// <param name="Held">Points set aside.</param>
/// <param name="Owed">Points that later earning pays first.</param>
public readonly record struct Figures(long Balance, long Pending, long Held, long Owed)
{
    /// <summary>All figures are 0.</summary>
    public static readonly Figures Nothing;
}
