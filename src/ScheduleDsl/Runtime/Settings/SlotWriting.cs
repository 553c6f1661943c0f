using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>What has to be written down to make a slot's schedule again.</summary>
internal static class SlotWriting
{
    /// <summary>
    /// Settings that differ from the schedule's defaults; all of them where the registry does not know the defaults.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, double>> ChangedSettings(this Slot slot)
    {
        // A schedule that cannot be made is written as it was asked for.
        if (slot.Given is not { } schedule)
            return slot.Settings;

        Schedule? defaults = Registry.TryCreateSchedule(slot.Schedule!);
        List<KeyValuePair<string, double>> changed = [];
        for (int i = 0; i < schedule.Properties.Count; i++)
        {
            double value = schedule.Get(i);
            if (defaults is null || !defaults.Get(i).Equals(value))
                changed.Add(new(schedule.Properties[i].Name, value));
        }

        return changed;
    }
}
