using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>What has to be written down to make a slot's schedule again.</summary>
internal static class SlotWriting
{
    /// <summary>
    /// Settings that differ from the schedule's defaults; all of them where the registry does not know the defaults.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, SettingValue>> ChangedSettings(this Slot slot)
    {
        // A schedule that cannot be made is written as it was asked for.
        if (slot.Given is not { } schedule)
            return slot.Settings;

        Schedule? defaults = Registry.TryCreateSchedule(slot.Schedule!);
        return schedule.All().Except(defaults?.All() ?? []);
    }
}
