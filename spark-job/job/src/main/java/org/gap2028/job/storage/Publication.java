package org.gap2028.job.storage;

import java.io.IOException;
import java.util.Optional;

/**
 * Puts a whole, staged run in its place by renaming, so that a reader sees the old run, none for a
 * moment, or the new one, and never half of any. Who calls holds the lock of the place.
 */
final class Publication {

  private Publication() {}

  /** Renames the staged run into its place, which must be free. */
  static void publish(RunPlace place) throws IOException {
    place.store().rename(place.staging(), place.target());
  }

  /**
   * Renames the old run aside and the staged one in, then deletes the old one. Where the second
   * rename fails, the old run is put back.
   */
  static void replace(RunPlace place) throws IOException {
    Store store = place.store();
    store.rename(place.target(), place.replaced());
    try {
      store.rename(place.staging(), place.target());
    } catch (IOException e) {
      store.rename(place.replaced(), place.target());
      throw e;
    }
    try {
      store.delete(place.replaced());
    } catch (IOException e) {
      // The new run is published; recover deletes the rest of the old one.
    }
  }

  /**
   * Finishes a replacement that was interrupted where the new run is whole, and undoes it
   * otherwise. Does nothing where none was interrupted.
   *
   * @throws StorageException if something that is no run stands where the run belongs
   */
  static void recover(RunPlace place) throws IOException {
    Store store = place.store();
    if (!store.exists(place.replaced())) {
      return;
    }
    if (store.exists(place.target())) {
      if (RunDirectory.in(store, place.target(), place.toString()).isEmpty()) {
        throw new StorageException(
            StorageException.Kind.REFUSED,
            "Cannot use "
                + place
                + ": it is no run, and the run that was there is now "
                + Store.show(place.replaced())
                + ". Move one of them away");
      }
    } else if (isWhole(place)) {
      store.rename(place.staging(), place.target());
    } else {
      store.rename(place.replaced(), place.target());
      return;
    }
    store.delete(place.replaced());
  }

  private static boolean isWhole(RunPlace place) {
    try {
      Optional<RunDirectory> staged =
          RunDirectory.in(place.store(), place.staging(), place.toString());
      return staged.isPresent() && staged.get().isUndamaged();
    } catch (StorageException e) {
      return false;
    }
  }
}
