namespace Loyalty.Domain.Reports;

/// <summary>What reports count points as: the first four are what there is, which rises and falls; the others only grow.</summary>
public enum Flow
{
    /// <summary>Spendable points.</summary>
    Available = 1,

    /// <summary>Points that become spendable later.</summary>
    Pending,

    /// <summary>Points set aside.</summary>
    Held,

    /// <summary>Points that later earning pays first. They belong to no issue month: they count in the month that made or paid them.</summary>
    Owed,

    /// <summary>Points that were given.</summary>
    Issued,

    /// <summary>Points that were spent.</summary>
    Redeemed,

    /// <summary>Points that expired.</summary>
    Expired,

    /// <summary>Points that returns and adjustments took, those owed included.</summary>
    Reversed,

    /// <summary>Points that came in and paid what was owed.</summary>
    Repaid,

    /// <summary>Points that went to other members.</summary>
    Given,

    /// <summary>Points that came from other members, own gifts that could not be delivered included.</summary>
    Received,

    /// <summary>Points spent that came back: of vouchers that were cancelled, and of orders that were returned.</summary>
    Restored,
}
