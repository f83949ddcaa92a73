"""renda proposal …"""
