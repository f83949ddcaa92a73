"""Files that leave the desk: papers made from templates."""
